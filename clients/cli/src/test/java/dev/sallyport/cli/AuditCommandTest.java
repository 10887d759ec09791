package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditServiceGrpc.AuditServiceImplBase;
import dev.sallyport.v1.StoredRecord;
import dev.sallyport.v1.TailRecordsRequest;
import dev.sallyport.v1.TailRecordsResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    private static final StoredRecord INTENT = StoredRecord.newBuilder()
            .setIndex(7)
            .setRecord(AuditRecord.newBuilder()
                    .setWallTime(Timestamp.newBuilder().setSeconds(1_800_000_000))
                    .setKind(AuditRecord.Kind.KIND_INTENT)
                    .setRequestId("r-1")
                    .setIdentity(AuditRecord.Identity.newBuilder()
                            .setAgent("spiffe://x/agent/a")
                            .setHuman("al\nice")
                            .setTask("t-1"))
                    .setTarget(AuditRecord.Target.newBuilder()
                            .setSource("shop-pg")
                            .addObjects(AuditRecord.ObjectAccess.newBuilder()
                                    .addPath("public")
                                    .addPath("customers")))
                    .setVerdict(AuditRecord.Verdict.newBuilder()
                            .setDecision(AuditRecord.Decision.DECISION_ALLOW)
                            .addMasks(AuditRecord.AppliedMask.newBuilder()
                                    .setColumn("card")
                                    .setMask("partial(last 4)")
                                    .setEvaluated(true)))
                    .setResult(AuditRecord.Result.newBuilder().setRowsReleased(2)))
            .build();

    private final List<TailRecordsRequest> asked = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void tailSaysWhoForWhomAndWhatWasDecided() throws IOException {
        try (var gateway = gateway()) {
            var run = gateway.run("audit", "tail", "-n", "5");
            assertThat(run.out())
                    .isEqualTo("time=2027-01-15T08:00:00Z index=7 kind=intent agent=spiffe://x/agent/a for=al\\nice"
                            + " task=t-1 source=shop-pg objects=public.customers decision=allow"
                            + " masks=card:partial(last 4):evaluated completion=unspecified rows=2 request=r-1\n");
            assertThat(asked.getFirst().getLast()).isEqualTo(5);
            assertThat(asked.getFirst().getFollow()).isFalse();
        }
    }

    @Test
    void tailAsJsonHasTheSameFields() throws IOException {
        try (var gateway = gateway()) {
            assertThat(gateway.run("audit", "tail", "-o", "json").out())
                    .startsWith("[\n{\"time\":\"2027-01-15T08:00:00Z\",\"index\":7,\"kind\":\"intent\",")
                    .contains("\"for\":\"al\\u000aice\"")
                    .endsWith("}\n]\n");
            assertThat(gateway.run("audit", "tail", "-o", "ndjson").out())
                    .startsWith("{\"time\"")
                    .hasLineCount(1);
        }
    }

    @Test
    void tailAsCsvHasAHeaderAndTheSameFields() throws IOException {
        try (var gateway = gateway()) {
            assertThat(gateway.run("audit", "tail", "-o", "csv").out().lines())
                    .hasSize(2)
                    .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                    .startsWith("time,index,kind,agent,for,");
            assertThat(gateway.run("audit", "tail", "-o", "csv").out())
                    .contains("\n2027-01-15T08:00:00Z,7,intent,spiffe://x/agent/a,al\\nice,");
        }
    }

    @Test
    void documentWithoutAnEndIsAUsageError() throws IOException {
        try (var gateway = gateway()) {
            assertThat(gateway.run("audit", "tail", "-f", "-o", "json").code()).isEqualTo(2);
        }
    }

    @Test
    void folderOfATrailThatIsMissingIsNamedWithTheNextStep() throws IOException {
        try (var gateway = gateway()) {
            Path missing = folder.resolve("missing");
            assertThat(gateway.run("audit", "verify", missing.toString()).err())
                    .startsWith("error: `" + missing + "` is no folder\nnext: name the folder with");
            var unnamed = gateway.run("audit", "verify");
            assertThat(unnamed.code()).isEqualTo(1);
            assertThat(unnamed.err())
                    .startsWith("error: no folder was named, and ")
                    .contains("\nnext: name the folder with");
        }
    }

    @Test
    void rootNeedsItsSize() throws IOException {
        try (var gateway = gateway()) {
            String root = "00".repeat(32);
            assertThat(gateway.run("audit", "verify", folder.toString(), "--root", root)
                            .code())
                    .isEqualTo(2);
            assertThat(gateway.run("audit", "verify", folder.toString(), "--root", "zz", "--size", "1")
                            .code())
                    .isEqualTo(2);
            assertThat(gateway.run("audit", "verify", folder.toString(), "--root", root, "--size", "1")
                            .code())
                    .isEqualTo(1);
        }
    }

    @Test
    void folderWithoutATrailIsNotWhole() throws IOException {
        try (var gateway = gateway()) {
            var run = gateway.run("audit", "verify", folder.toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).startsWith("broken: ");
        }
    }

    private FakeGateway gateway() throws IOException {
        return new FakeGateway(folder, new AuditServiceImplBase() {
            @Override
            public void tailRecords(TailRecordsRequest request, StreamObserver<TailRecordsResponse> answer) {
                var _ = asked.add(request);
                answer.onNext(TailRecordsResponse.newBuilder().setRecord(INTENT).build());
                answer.onCompleted();
            }
        });
    }
}
