package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.sallyport.v1.Allowed;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.DataAccessServiceGrpc.DataAccessServiceImplBase;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.DryRunRequest;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.Effect;
import dev.sallyport.v1.Hint;
import dev.sallyport.v1.HintKind;
import dev.sallyport.v1.Limits;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.OperationKind;
import dev.sallyport.v1.Position;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.UnderstoodOperation;
import dev.sallyport.v1.Verb;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunCommandTest {
    private static final DryRunResponse DENIED = DryRunResponse.newBuilder()
            .setOperation(UnderstoodOperation.newBuilder().setKind(OperationKind.OPERATION_KIND_UNKNOWN))
            .setRefusal(Refusal.newBuilder()
                    .setReason(Reason.REASON_UNKNOWN_OBJECT)
                    .setMessage("`salaries\u202e` does not exist or is not granted to you")
                    .setRule("catalog.visible")
                    .setNextStep("ask Discovery")
                    .setPosition(Position.newBuilder().setLine(1).setColumn(15)))
            .build();

    private final List<DryRunRequest> received = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void denialIsPrintedAndExitsAsOne() throws IOException {
        var run = run(answer -> answer(answer, DENIED));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        decision: deny
                        refused: `salaries\\u{202e}` does not exist or is not granted to you (line 1, column 15)
                        reason: unknown_object
                        rule: catalog.visible
                        next: ask `sallyport source schema`
                        kind: unknown
                        """);
    }

    @Test
    void denialIsOneDocumentInJson() throws IOException {
        var run = run(answer -> answer(answer, DENIED), "-o", "json");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEqualTo("""
                        {"decision":"deny","refusal":{"reason":"unknown_object",\
                        "message":"`salaries\\u202e` does not exist or is not granted to you","rule":"catalog.visible",\
                        "next_step":"ask Discovery","position":{"line":1,"column":15}},"operation":{"kind":"unknown","effects":[],"functions":[],"shape":""}}
                        """);
    }

    @Test
    void badSyntaxAndADatabaseThatIsAwayAreNoDenials() throws IOException {
        var malformed = DryRunResponse.newBuilder()
                .setRefusal(Refusal.newBuilder().setReason(Reason.REASON_MALFORMED))
                .build();
        assertThat(run(answer -> answer(answer, malformed)).code()).isEqualTo(1);
        assertThat(run(answer -> answer.onError(Status.UNAVAILABLE.asRuntimeException()))
                        .code())
                .isEqualTo(5);
    }

    @Test
    void answerWithoutAVerdictIsADenial() throws IOException {
        assertThat(run(answer -> answer(answer, DryRunResponse.getDefaultInstance()))
                        .code())
                .isEqualTo(3);
    }

    @Test
    void approvalThatIsNeededIsNoDenial() throws IOException {
        var asked = DryRunResponse.newBuilder()
                .setApprovalRequired(ApprovalRequired.newBuilder().addRules("four-eyes"))
                .build();
        var run = run(answer -> answer(answer, asked));
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("decision: ask\na person has to say yes by: four-eyes\n");
    }

    @Test
    void whatWouldRunIsPrintedWithMasksAndHints() throws IOException {
        var run = run(answer -> answer(answer, allowed()));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        decision: allow
                        grants: support
                        policy: p1
                        kind: read
                        read public.customers: id, email (in conditions, functions or order: email)
                        calls: lower
                        at most: 10 rows, 1 byte, 1.5 s

                        column | disclosure | mask
                        -------+------------+---------------
                        id     | clear      |
                        email  | masked     | partial(email)

                        a condition, function or order on `email` was evaluated on its mask, not on its value
                        """);
    }

    @Test
    void everyFormatHasColumnsAndKeepsWhatItSays() throws IOException {
        assertThat(run(answer -> answer(answer, allowed()), "-o", "ndjson").out())
                .startsWith("{\"decision\":\"allow\",\"grants\":[\"support\"]")
                .contains("\"columns\":[{\"name\":\"id\",\"disclosure\":\"clear\"}")
                .contains("\"rows\":10")
                .hasLineCount(1);
        var csv = run(answer -> answer(answer, allowed()), "-o", "csv");
        assertThat(csv.out()).isEqualTo("column,disclosure,mask\nid,clear,\"\"\nemail,masked,partial(email)\n");
        assertThat(csv.err()).startsWith("decision: allow\n").contains("was evaluated on its mask");
    }

    @Test
    void statementTravelsWithItsTerms() throws IOException {
        var _ = run(answer -> answer(answer, DENIED), "--param", "int:7", "--rows", "5", "--intent", "why");
        DryRunRequest request = received.getFirst();
        assertThat(request.getSource()).isEqualTo("shop-pg");
        assertThat(request.getStatement().getSql()).isEqualTo("select 1");
        assertThat(request.getStatement().getParameters(0).getInt64Value()).isEqualTo(7);
        assertThat(request.getBounds().getRows()).isEqualTo(5);
        assertThat(request.getIntent()).isEqualTo("why");
    }

    @Test
    void commandTravelsAsADocumentAndABrokenOneDoesNot() throws IOException {
        try (var gateway = new FakeGateway(folder, service(answer -> answer(answer, allowed())))) {
            assertThat(gateway.run("dry-run", "shop-mongo", "{\"find\": \"c\"} x")
                            .code())
                    .isEqualTo(2);
            assertThat(received).isEmpty();
            assertThat(gateway.run("dry-run", "shop-mongo", "{\"find\": \"c\"}").code())
                    .isZero();
            assertThat(received.getFirst().getStatement().getBsonCommand().toByteArray())
                    .isEqualTo(SampleDocuments.bson("{\"find\": \"c\"}"));
        }
    }

    private static DryRunResponse allowed() {
        var email = ObjectRef.newBuilder().setSchema("public").setObject("customers");
        return DryRunResponse.newBuilder()
                .setAllowed(Allowed.newBuilder().addGrants("support").setPolicyEtag("p1"))
                .setOperation(UnderstoodOperation.newBuilder()
                        .setKind(OperationKind.OPERATION_KIND_READ)
                        .addFunctions("lower")
                        .addEffects(Effect.newBuilder()
                                .setVerb(Verb.VERB_READ)
                                .setTarget(email)
                                .addRead("id")
                                .addRead("email")
                                .addTested("email")))
                .addColumns(Column.newBuilder().setLabel("id").setDisclosure(Disclosure.DISCLOSURE_CLEAR))
                .addColumns(Column.newBuilder()
                        .setLabel("email")
                        .setDisclosure(Disclosure.DISCLOSURE_MASKED)
                        .setMask("partial(email)"))
                .addHints(Hint.newBuilder()
                        .setKind(HintKind.HINT_KIND_EVALUATED_ON_MASK)
                        .setObject(email.setColumn("email")))
                .setLimits(Limits.newBuilder()
                        .setRows(10)
                        .setBytes(1)
                        .setTime(Duration.newBuilder().setSeconds(1).setNanos(500_000_000)))
                .build();
    }

    private static void answer(StreamObserver<DryRunResponse> answer, DryRunResponse response) {
        answer.onNext(response);
        answer.onCompleted();
    }

    private FakeGateway.Run run(Consumer<StreamObserver<DryRunResponse>> script, String... options) throws IOException {
        try (var gateway = new FakeGateway(folder, service(script))) {
            var arguments = new ArrayList<>(List.of("dry-run", "shop-pg", "select 1"));
            arguments.addAll(List.of(options));
            return gateway.run(arguments.toArray(String[]::new));
        }
    }

    private DataAccessServiceImplBase service(Consumer<StreamObserver<DryRunResponse>> script) {
        return new DataAccessServiceImplBase() {
            @Override
            public void dryRun(DryRunRequest request, StreamObserver<DryRunResponse> answer) {
                var _ = received.add(request);
                script.accept(answer);
            }
        };
    }
}
