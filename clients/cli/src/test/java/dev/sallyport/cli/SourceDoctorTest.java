package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import dev.sallyport.v1.DoctorSourceRequest;
import dev.sallyport.v1.DoctorSourceResponse;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.Severity;
import dev.sallyport.v1.SourcesServiceGrpc.SourcesServiceImplBase;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDoctorTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void sourceThatIsNotThereIsRefused() throws IOException {
        var run = run("source", "doctor", "nowhere");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("refused: source `nowhere` does not exist\n")
                .contains("next: list the sources for the name");
    }

    @Test
    void whatIsTooWideIsListedAndEndsWithAnError() throws IOException {
        var run = run("source", "doctor", "wide");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                        severity | finding               | why                  | next
                        ---------+-----------------------+----------------------+-----------------------------
                        error    | role `x` is SUPERUSER | nothing holds \\u{1b} | ALTER ROLE "x" NOSUPERUSER
                        warning  | role `x` lacks SELECT | statements fail      | GRANT SELECT ON TABLE t TO x
                        """);
    }

    @Test
    void roleThatHasNothingWiderIsGood() throws IOException {
        var run = run("source", "doctor", "good", "-o", "json");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                        [{"severity":"ok","finding":"all is well","why":"","next":""}]
                        """);
    }

    @Test
    void answerWithoutAFindingIsNotTakenForGood() throws IOException {
        assertThat(run("source", "doctor", "silent").code()).isEqualTo(1);
    }

    @Test
    void roleAloneIsPrintedAsStatements() throws IOException {
        var run = run("source", "doctor", "wide", "--sql");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                        CREATE ROLE "y" LOGIN;
                        GRANT SELECT ("\\u{1b}") ON TABLE "t" TO "y";
                        """);
    }

    private FakeGateway.Run run(String... arguments) throws IOException {
        try (var gateway = new FakeGateway(folder, new Sources())) {
            return gateway.run(arguments);
        }
    }

    private static final class Sources extends SourcesServiceImplBase {
        @Override
        public void doctorSource(DoctorSourceRequest request, StreamObserver<DoctorSourceResponse> answer) {
            if (request.getName().equals("nowhere")) {
                answer.onError(unknown());
                return;
            }
            answer.onNext(DoctorSourceResponse.newBuilder()
                    .setSeverity(Severity.SEVERITY_OK)
                    .setRole("CREATE ROLE \"y\" LOGIN;\nGRANT SELECT (\"\u001b\") ON TABLE \"t\" TO \"y\";\n")
                    .build());
            switch (request.getName()) {
                case "wide" -> {
                    answer.onNext(finding(
                            Severity.SEVERITY_ERROR,
                            "role `x` is SUPERUSER",
                            "nothing holds \u001b",
                            "ALTER ROLE \"x\" NOSUPERUSER"));
                    answer.onNext(finding(
                            Severity.SEVERITY_WARNING,
                            "role `x` lacks SELECT",
                            "statements fail",
                            "GRANT SELECT ON TABLE t TO x"));
                }
                case "good" -> answer.onNext(finding(Severity.SEVERITY_OK, "all is well", "", ""));
                default -> {}
            }
            answer.onCompleted();
        }
    }

    private static DoctorSourceResponse finding(Severity severity, String finding, String why, String remedy) {
        return DoctorSourceResponse.newBuilder()
                .setSeverity(severity)
                .setFinding(finding)
                .setWhy(why)
                .setRemedy(remedy)
                .build();
    }

    private static RuntimeException unknown() {
        var refusal = Refusal.newBuilder()
                .setReason(Reason.REASON_UNKNOWN_OBJECT)
                .setNextStep("list the sources for the name")
                .build();
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.NOT_FOUND.value())
                .setMessage("source `nowhere` does not exist")
                .addDetails(Any.pack(refusal))
                .build());
    }
}
