package dev.sallyport.server.rpc.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.DescribeObjectRequest;
import dev.sallyport.v1.DescribeObjectResponse;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.GetCapabilitiesRequest;
import dev.sallyport.v1.ListObjectsRequest;
import dev.sallyport.v1.ListObjectsResponse;
import dev.sallyport.v1.ListVisibleSourcesRequest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.Verb;
import dev.sallyport.v1.VisibleColumn;
import dev.sallyport.v1.VisibleTerms;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the caller's own catalog answers, and that nothing beside it does. */
class DiscoveryServiceTest {
    @TempDir
    private Path folder;

    private AgentDesk desk;

    @BeforeEach
    void open() {
        desk = new AgentDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void missingUngrantedAndUnnameableObjectsGetOneAnswer() {
        String missing = describeRefused("missing1");
        assertThat(missing).contains("REASON_UNKNOWN_OBJECT").contains("list the objects");
        for (String name : List.of("salaries", "orders", "pg_class")) {
            assertThat(describeRefused(name).replace(name, "{}")).isEqualTo(missing.replace("missing1", "{}"));
        }
        // granted, but of a kind that no statement may name, as one that is near and exists nowhere
        assertThat(describeRefused("customers_seen"))
                .isEqualTo(describeRefused("customers_seem").replace("_seem", "_seen"));
    }

    @Test
    void aMisspeltNameGetsTheNearestOfTheCallersOwn() {
        assertThat(describeRefused("custmers")).contains("did you mean `customers`?");
        assertThat(describeRefused("salary")).doesNotContain("salaries");
        assertThat(describeRefused("order")).doesNotContain("orders");
    }

    @Test
    void aSourceWithoutAGrantAndAMissingOneGetOneAnswer() {
        String missing = text(AgentDesk.refused("bob", desk.discovery()::listObjects, objects("nowhere")));
        String ungranted = text(AgentDesk.refused("bob", desk.discovery()::listObjects, objects("shop")));
        assertThat(missing).contains("REASON_UNKNOWN_OBJECT");
        assertThat(ungranted.replace("shop", "{}")).isEqualTo(missing.replace("nowhere", "{}"));
        assertThat(text(AgentDesk.refused(
                        "bob",
                        desk.discovery()::getCapabilities,
                        GetCapabilitiesRequest.newBuilder().setSource("shop").build())))
                .isEqualTo(ungranted);
    }

    @Test
    void aNameThatIsNoneIsNotWellFormed() {
        assertThat(refusedWith(ObjectRef.newBuilder().setSource("shop"))).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusedWith(ObjectRef.newBuilder().setObject("customers"))).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusedWith(object("customers").setColumn("id"))).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(AgentDesk.refused("ann", desk.discovery()::listObjects, objects(""))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aPageTokenIsGoodForItsCallerAndListAlone() {
        desk.setPolicy(AgentDesk.grant("both", Optional.empty(), "customers", "orders"));
        ListObjectsResponse first = list("");
        assertThat(first.getObjectsList()).extracting(ObjectRef::getObject).containsExactly("customers");
        assertThat(list(first.getNextPageToken()).getObjectsList())
                .extracting(ObjectRef::getObject)
                .containsExactly("orders");
        desk.setPolicy(AgentDesk.grant("other", Optional.empty(), "customers", "orders"));
        ListObjectsRequest stale = page(first.getNextPageToken());
        assertThat(AgentDesk.refused("ann", desk.discovery()::listObjects, stale)
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void nobodySeesASourceWithoutAGrant() {
        ListVisibleSourcesRequest all = ListVisibleSourcesRequest.getDefaultInstance();
        assertThat(AgentDesk.call("bob", desk.discovery()::listVisibleSources, all)
                        .getSourcesCount())
                .isZero();
        assertThat(AgentDesk.call("ann", desk.discovery()::listVisibleSources, all)
                        .getSourcesList())
                .singleElement()
                .satisfies(source -> {
                    assertThat(source.getName()).isEqualTo("shop");
                    assertThat(source.getEngine()).isEqualTo("small");
                });
    }

    @Test
    void aGrantedViewThatNoStatementMayNameIsNotListed() {
        ListObjectsResponse all = AgentDesk.call("ann", desk.discovery()::listObjects, objects("shop"));
        assertThat(all.getObjectsList()).extracting(ObjectRef::getObject).containsExactly("customers");
        assertThat(all.getNextPageToken()).isEmpty();
    }

    @Test
    void anObjectIsDescribedWithoutItsWithheldColumns() {
        DescribeObjectResponse customers = describe("customers");
        assertThat(customers.getColumnsList())
                .extracting(VisibleColumn::getName)
                .containsExactly("id", "email");
        assertThat(customers.getColumns(0).getDisclosure()).isEqualTo(Disclosure.DISCLOSURE_CLEAR);
        assertThat(customers.getColumns(1).getDisclosure()).isEqualTo(Disclosure.DISCLOSURE_MASKED);
        assertThat(customers.getColumns(1).getMask()).isEqualTo("partial(email)");
        assertThat(customers.getVerbsList()).containsExactly(Verb.VERB_READ);
        assertThat(customers.getLimits().getRows()).isEqualTo(100);
        assertThat(customers.getLimits().getBytes()).isEqualTo(1_000);
        assertThat(customers.getExpireTime().getSeconds()).isPositive();
        assertThat(customers.getObject().getSchema()).isEqualTo("public");
        assertThat(customers.toString()).doesNotContain("margin");
    }

    @Test
    void grantsAreToldOneByOne() {
        desk.setPolicy(
                AgentDesk.grant("asks", Optional.of("four-eyes"), "customers"),
                AgentDesk.withOracle(AgentDesk.grant("plain", Optional.empty(), "customers")));
        DescribeObjectResponse customers = describe("customers");
        assertThat(customers.getTermsList())
                .extracting(VisibleTerms::getWriteOracle)
                .containsExactly(true, false);
        assertThat(customers.getApprovalRule()).isEmpty();
        assertThat(customers.getTerms(0).getGrant()).isEqualTo("plain");
        assertThat(customers.getTerms(1).getApprovalRule()).isEqualTo("four-eyes");
    }

    @Test
    void capabilitiesNameFunctionsAndLimits() {
        var capabilities = AgentDesk.call(
                "ann",
                desk.discovery()::getCapabilities,
                GetCapabilitiesRequest.newBuilder().setSource("shop").build());
        assertThat(capabilities.getCapabilitiesList()).containsExactly("simple_reads");
        assertThat(capabilities.getFunctionsList()).containsExactly("lower(text)");
        assertThat(capabilities.getLimits().getRows()).isEqualTo(1_000);
    }

    private DescribeObjectResponse describe(String name) {
        return AgentDesk.call("ann", desk.discovery()::describeObject, description(object(name)));
    }

    private String describeRefused(String name) {
        return text(AgentDesk.refused("ann", desk.discovery()::describeObject, description(object(name))));
    }

    private Status.Code refusedWith(ObjectRef.Builder object) {
        return AgentDesk.refused("ann", desk.discovery()::describeObject, description(object))
                .getStatus()
                .getCode();
    }

    private ListObjectsResponse list(String token) {
        return AgentDesk.call("ann", desk.discovery()::listObjects, page(token));
    }

    private static ListObjectsRequest page(String token) {
        return ListObjectsRequest.newBuilder()
                .setSource("shop")
                .setPageSize(1)
                .setPageToken(token)
                .build();
    }

    private static ListObjectsRequest objects(String source) {
        return ListObjectsRequest.newBuilder().setSource(source).build();
    }

    private static DescribeObjectRequest description(ObjectRef.Builder object) {
        return DescribeObjectRequest.newBuilder().setObject(object).build();
    }

    private static ObjectRef.Builder object(String name) {
        return ObjectRef.newBuilder().setSource("shop").setObject(name);
    }

    /** The whole status, details and all. */
    private static String text(StatusRuntimeException refused) {
        var status = java.util.Objects.requireNonNull(StatusProto.fromThrowable(refused));
        StringBuilder text = new StringBuilder(status.getMessage());
        status.getDetailsList().stream()
                .filter(detail -> detail.is(Refusal.class))
                .forEach(detail -> text.append(refusal(detail)));
        return text.toString();
    }

    private static Refusal refusal(com.google.protobuf.Any detail) {
        try {
            return detail.unpack(Refusal.class);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
