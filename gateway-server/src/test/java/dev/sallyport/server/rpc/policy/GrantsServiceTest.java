package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.rpc.policy.AdminDesk.call;
import static dev.sallyport.server.rpc.policy.AdminDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.rpc.Times;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.CreateGrantRequest;
import dev.sallyport.v1.CreateGrantResponse;
import dev.sallyport.v1.GetGrantRequest;
import dev.sallyport.v1.Grant;
import dev.sallyport.v1.GrantState;
import dev.sallyport.v1.ListGrantsRequest;
import dev.sallyport.v1.ListGrantsResponse;
import dev.sallyport.v1.RevokeGrantRequest;
import dev.sallyport.v1.UpdateGrantRequest;
import dev.sallyport.v1.WhoCanRequest;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantsServiceTest {
    @TempDir
    private Path folder;

    private AdminDesk desk;
    private GrantsService grants;

    @BeforeEach
    void open() {
        desk = new AdminDesk(folder);
        grants = desk.grants();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void eachWrongFieldIsNamedWithWhatWasExpected() {
        assertWrong("grant.agent", Grant.Builder::clearAgent);
        assertWrong("grant.human", Grant.Builder::clearHuman);
        assertWrong("grant.task", Grant.Builder::clearTask);
        assertWrong("grant.source", grant -> grant.setSource("nowhere"));
        assertWrong("grant.database", grant -> grant.setDatabase("otherdb"));
        assertWrong("grant.objects", Grant.Builder::clearObjects);
        assertWrong(
                "grant.objects[0].schema",
                grant -> grant.setObjects(
                        0, dev.sallyport.v1.ObjectSelector.newBuilder().setObject("customers")));
        assertWrong("grant.verbs", Grant.Builder::clearVerbs);
        assertWrong("grant.verbs", grant -> grant.addVerbsValue(99));
        assertWrong("grant.reversible_only", grant -> grant.setReversibleOnly(true));
        assertWrong("grant.max_cost", grant -> grant.setMaxCost(1));
        assertWrong("grant.calls_per_minute", grant -> grant.setCallsPerMinute(1));
        assertWrong("grant.row_filter", grant -> grant.setRowFilter(dev.sallyport.v1.RowFilter.newBuilder()));
        assertWrong(
                "grant.columns[0]",
                grant -> grant.addColumns(
                        dev.sallyport.v1.ColumnRule.newBuilder().setColumn("email")));
        assertWrong(
                "grant.expire_time", grant -> grant.setExpireTime(Times.message(Rules.NOW.plusSeconds(31 * 86_400))));
        assertThat(desk.recorded).isEmpty();
        assertThat(desk.store.current().version()).isZero();
    }

    @Test
    void aGrantSaysAllItMeansOnceItIsWritten() {
        Grant made = create("reads").getGrant();

        assertThat(made.getDatabase()).isEqualTo("shopdb");
        assertThat(made.getState()).isEqualTo(GrantState.GRANT_STATE_ACTIVE);
        assertThat(made.getExpireTime()).isEqualTo(Times.message(Rules.NOW.plusSeconds(8 * 3_600)));
        assertThat(made.getLimits().getRows()).isEqualTo(10_000);
        assertThat(made.getCreatedBy()).isEqualTo(Rules.ISSUER + " root");
        assertThat(made.getEtag())
                .isEqualTo(desk.store.current().grant("reads").orElseThrow().etag());
        assertThat(desk.recorded).hasSize(1);
    }

    @Test
    void nobodyGrantsToThemselves() {
        Status refused = refused("ann", grants::createGrant, GrantRequests.creation("reads"));

        assertThat(refused.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refused.getDescription()).isEqualTo("grant `reads` is for its own author");
    }

    @Test
    void aNameIsTakenOnce() {
        create("reads");
        assertThat(refused("root", grants::createGrant, GrantRequests.creation("reads"))
                        .getCode())
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void aChangeNeedsTheEtagThatCounts() {
        Grant made = create("reads").getGrant();

        assertThat(update(made.toBuilder().clearEtag()).getDescription()).startsWith("`grant.etag` is ``");
        assertThat(update(made.toBuilder().setEtag("old")).getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(update(made.toBuilder().setName("other")).getCode()).isEqualTo(Status.Code.NOT_FOUND);
        Grant changed = AdminDesk.call(
                        "root",
                        grants::updateGrant,
                        UpdateGrantRequest.newBuilder()
                                .setRequestId(GrantRequests.id())
                                .setGrant(made.toBuilder().setIntentRequired(true))
                                .build())
                .getGrant();
        assertThat(changed.getIntentRequired()).isTrue();
        assertThat(changed.getEtag()).isNotEqualTo(made.getEtag());
    }

    @Test
    void aRevokedGrantIsHistory() {
        Grant made = create("reads").getGrant();
        var request = RevokeGrantRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setName("reads")
                .setEtag(made.getEtag())
                .build();
        Grant revoked = AdminDesk.call("root", grants::revokeGrant, request).getGrant();

        assertThat(revoked.getState()).isEqualTo(GrantState.GRANT_STATE_REVOKED);
        assertThat(desk.store.current().grants()).isEmpty();
        assertThat(list(false).getGrantsList()).isEmpty();
        assertThat(list(true).getGrantsList()).containsExactly(revoked);
        var got = AdminDesk.call(
                "root",
                grants::getGrant,
                GetGrantRequest.newBuilder().setName("reads").build());
        assertThat(got.getGrant()).isEqualTo(revoked);
    }

    @Test
    void pagesFollowEachOtherAndATokenIsGoodForItsListAlone() {
        create("a");
        create("b");
        create("c");
        var first = ListGrantsRequest.newBuilder().setPageSize(2).build();
        ListGrantsResponse page = call("root", grants::listGrants, first);
        var second = first.toBuilder().setPageToken(page.getNextPageToken()).build();
        ListGrantsResponse rest = call("root", grants::listGrants, second);

        assertThat(page.getGrantsList()).extracting(Grant::getName).containsExactly("a", "b");
        assertThat(rest.getGrantsList()).extracting(Grant::getName).containsExactly("c");
        assertThat(rest.getNextPageToken()).isEmpty();
        var foreign = second.toBuilder().setSource("shop").build();
        assertThat(refused("root", grants::listGrants, foreign).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused("other", grants::listGrants, second).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aRepeatedRequestIsAnsweredAsTheFirst() {
        CreateGrantRequest request = GrantRequests.creation("reads");
        CreateGrantResponse first = call("root", grants::createGrant, request);

        assertThat(AdminDesk.call("root", grants::createGrant, request)).isEqualTo(first);
        assertThat(desk.recorded).hasSize(1);
    }

    @Test
    void aRequestIdIsGoodForOneRequest() {
        CreateGrantRequest request = GrantRequests.creation("reads");
        var _ = call("root", grants::createGrant, request);
        var other = request.toBuilder().setGrant(GrantRequests.draft("others")).build();

        assertThat(refused("root", grants::createGrant, other).getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(desk.store.current().grant("others")).isEmpty();
    }

    @Test
    void aListHoldsTheGrantsOfItsFilterAlone() {
        create("reads");
        assertThat(listed(ListGrantsRequest.newBuilder().setSource("shop").setAgent("spiffe://shop.example/agent")))
                .isEqualTo(1);
        assertThat(listed(ListGrantsRequest.newBuilder().setSource("other"))).isZero();
        assertThat(listed(ListGrantsRequest.newBuilder().setAgent("spiffe://shop.example/other")))
                .isZero();
    }

    private int listed(ListGrantsRequest.Builder request) {
        return call("root", grants::listGrants, request.build()).getGrantsCount();
    }

    @Test
    void whatIsNotServedYetSaysSo() {
        Status refused = refused("root", grants::whoCan, WhoCanRequest.getDefaultInstance());
        assertThat(refused.getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(refused.getDescription()).isEqualTo("this version does not serve `WhoCan` yet");
    }

    private void assertWrong(String field, UnaryOperator<Grant.Builder> change) {
        var request = CreateGrantRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setGrant(change.apply(GrantRequests.draft("reads")))
                .build();
        Status refused = refused("root", grants::createGrant, request);
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).startsWith("`" + field + "` is `").contains("`, expected ");
    }

    private Status update(Grant.Builder grant) {
        var request = UpdateGrantRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .setGrant(grant)
                .build();
        return refused("root", grants::updateGrant, request);
    }

    private CreateGrantResponse create(String name) {
        return call("root", grants::createGrant, GrantRequests.creation(name));
    }

    private ListGrantsResponse list(boolean withEnded) {
        var request = ListGrantsRequest.newBuilder().setWithEnded(withEnded).build();
        return call("root", grants::listGrants, request);
    }
}
