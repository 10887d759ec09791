package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Timestamp;
import dev.sallyport.v1.DescribeObjectRequest;
import dev.sallyport.v1.DescribeObjectResponse;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.DiscoveryServiceGrpc.DiscoveryServiceImplBase;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.ListObjectsRequest;
import dev.sallyport.v1.ListObjectsResponse;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.Verb;
import dev.sallyport.v1.VisibleColumn;
import dev.sallyport.v1.VisibleTerms;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSchemaTest {
    private final List<ObjectRef> described = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void nameThatIsNotThereGetsTheNearest() throws IOException {
        var run = run("source", "schema", "shop-pg", "custmers");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("refused: `custmers` does not exist or is not granted to you\n")
                .contains("next: did you mean `customers`?");
    }

    @Test
    void withoutAnObjectEveryColumnOfEveryPageIsListed() throws IOException {
        assertThat(run("source", "schema", "shop-pg").out()).isEqualTo("""
                        object           | column | type   | shown
                        -----------------+--------+--------+---------------
                        public.customers | id     | bigint | clear
                        public.customers | email  | text   | partial(email)
                        public.orders    | id     | bigint | clear
                        public.orders    | email  | text   | partial(email)
                        """);
    }

    @Test
    void objectIsPrintedWithWhatEachGrantAllows() throws IOException {
        var run = run("source", "schema", "shop-pg", "public.customers");
        assertThat(described.getFirst().getSchema()).isEqualTo("public");
        assertThat(described.getFirst().getObject()).isEqualTo("customers");
        assertThat(run.out()).endsWith("""

                        grant support: read until 1970-01-01T00:01:00Z, with an intent, some of the rows, \
                        also where constraints tell of what is hidden; at most: 7 rows, 0 bytes, 0.0 s
                        """);
    }

    @Test
    void programsGetOneDocument() throws IOException {
        assertThat(run("source", "schema", "shop-pg", "customers", "-o", "json").out())
                .startsWith("{\"object\":\"public.customers\",\"columns\":[{\"column\":\"id\",\"type\":\"bigint\","
                        + "\"shown\":\"clear\"}")
                .contains("\"intent_required\":true")
                .contains("\"write_oracle\":true");
        var csv = run("source", "schema", "shop-pg", "customers", "-o", "csv");
        assertThat(csv.out()).startsWith("object,column,type,shown\npublic.customers,id,bigint,clear\n");
        assertThat(csv.err()).startsWith("grant support: read");
    }

    private FakeGateway.Run run(String... arguments) throws IOException {
        try (var gateway = new FakeGateway(folder, new Shop())) {
            return gateway.run(arguments);
        }
    }

    /** Two objects on two pages. */
    private final class Shop extends DiscoveryServiceImplBase {
        @Override
        public void listObjects(ListObjectsRequest request, StreamObserver<ListObjectsResponse> answer) {
            boolean first = request.getPageToken().isEmpty();
            answer.onNext(ListObjectsResponse.newBuilder()
                    .addObjects(object(first ? "customers" : "orders"))
                    .setNextPageToken(first ? "more" : "")
                    .build());
            answer.onCompleted();
        }

        @Override
        public void describeObject(DescribeObjectRequest request, StreamObserver<DescribeObjectResponse> answer) {
            String name = request.getObject().getObject();
            if (name.equals("custmers")) {
                answer.onError(unknown());
                return;
            }
            var _ = described.add(request.getObject());
            answer.onNext(description(name));
            answer.onCompleted();
        }
    }

    private static ObjectRef.Builder object(String name) {
        return ObjectRef.newBuilder().setSource("shop-pg").setSchema("public").setObject(name);
    }

    private static DescribeObjectResponse description(String name) {
        return DescribeObjectResponse.newBuilder()
                .setObject(object(name))
                .addColumns(column("id", "bigint").setDisclosure(Disclosure.DISCLOSURE_CLEAR))
                .addColumns(column("email", "text")
                        .setDisclosure(Disclosure.DISCLOSURE_MASKED)
                        .setMask("partial(email)"))
                .addTerms(VisibleTerms.newBuilder()
                        .setGrant("support")
                        .addVerbs(Verb.VERB_READ)
                        .setLimits(Limits.newBuilder().setRows(7))
                        .setIntentRequired(true)
                        .setRowsFiltered(true)
                        .setWriteOracle(true)
                        .setExpireTime(Timestamp.newBuilder().setSeconds(60)))
                .build();
    }

    private static VisibleColumn.Builder column(String name, String type) {
        return VisibleColumn.newBuilder().setName(name).setEngineType(type);
    }

    private static RuntimeException unknown() {
        var refusal = Refusal.newBuilder()
                .setReason(Reason.REASON_UNKNOWN_OBJECT)
                .setNextStep("did you mean `customers`? ListObjects lists what you can name")
                .build();
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.NOT_FOUND.value())
                .setMessage("`custmers` does not exist or is not granted to you")
                .addDetails(Any.pack(refusal))
                .build());
    }
}
