package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Timestamp;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.DataAccessServiceGrpc.DataAccessServiceImplBase;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.Header;
import dev.sallyport.v1.Position;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
    private final List<ExecuteRequest> received = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void refusalNamesRuleNextStepAndRecord() throws IOException {
        var refusal = Refusal.newBuilder()
                .setReason(Reason.REASON_NOT_UNDERSTOOD)
                .setRequest("r-1")
                .setAuditIndex(42)
                .setRule("definitions are not changed here")
                .setNextStep("ask an admin\u001b[31m")
                .setPosition(Position.newBuilder().setLine(1).setColumn(1))
                .build();
        var run = refused(refusal, "`drop table` is not allowed");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                        refused: `drop table` is not allowed (line 1, column 1)
                        reason: not_understood
                        rule: definitions are not changed here
                        next: ask an admin\\u{1b}[31m
                        audit index 42, request r-1
                        """);
    }

    @Test
    void aWriteThatReturnsNothingSaysWhatItChanged() throws IOException {
        assertThat(run(answer -> SampleAnswer.changed(1, answer)).out()).startsWith("1 row changed\naudit index 17");
        assertThat(run(answer -> SampleAnswer.changed(0, answer)).out()).startsWith("0 rows changed\n");
    }

    @Test
    void badSyntaxIsAnErrorAndPendingApprovalItsOwnCode() throws IOException {
        assertThat(refused(reason(Reason.REASON_MALFORMED), "syntax").code()).isEqualTo(1);
        assertThat(refused(reason(Reason.REASON_APPROVAL_REQUIRED), "ask").code())
                .isEqualTo(4);
    }

    @Test
    void whatWaitsForAPersonSaysWhatToDoNext() throws IOException {
        var asked = ApprovalRequired.newBuilder()
                .setApproval("a-1\u001b[2J")
                .setExpireTime(Timestamp.newBuilder().setSeconds(1_800_000_000))
                .addRules("four-eyes")
                .addReasons("risk.unbounded");
        var header = Header.newBuilder().setRequest("r").setAuditIndex(17).setApprovalRequired(asked);
        var run = run(answer -> {
            answer.onNext(ExecuteResponse.newBuilder().setHeader(header).build());
            answer.onCompleted();
        });
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                        waiting: nothing ran, a person has to say yes first
                        approval: a-1\\u{1b}[2J, expires at 2027-01-15T08:00:00Z
                        rules that ask: four-eyes
                        reasons to ask: risk.unbounded
                        next: `sallyport approval wait a-1\\u{1b}[2J`, then `sallyport query shop-pg --approval a-1\\u{1b}[2J`
                        audit index 17, request r
                        """);
    }

    @Test
    void whatWasApprovedRunsWithoutAStatement() throws IOException {
        try (var gateway = new FakeGateway(folder, service(SampleAnswer::whole))) {
            assertThat(gateway.run("query", "shop-pg", "--approval", "a-1").code())
                    .isZero();
            assertThat(received.getFirst().getApproval()).isEqualTo("a-1");
            assertThat(received.getFirst().getSource()).isEqualTo("shop-pg");
            assertThat(gateway.run("query", "shop-pg", "q", "--approval", "a-1").err())
                    .startsWith("error: there are both a statement and `--approval`, expected one of them\nnext: see ");
            assertThat(gateway.run("query", "shop-pg").err())
                    .startsWith("error: there is neither a statement nor `--approval`, expected one of them\nnext: ");
            assertThat(gateway.run("query", "shop-pg", "--approval", "a-1", "--param", "x")
                            .code())
                    .isEqualTo(2);
            assertThat(received).hasSize(1);
        }
    }

    @Test
    void gatewayThatIsNotThereIsUnreachable() throws IOException {
        var run = run(answer ->
                answer.onError(Status.UNAVAILABLE.withDescription("io").asRuntimeException()));
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).isEqualTo("error: the gateway cannot be reached: io\nnext: run `sallyport doctor`\n");
    }

    @Test
    void answerCutShortIsAnErrorInEveryFormat() throws IOException {
        for (String format : new String[] {"table", "json", "ndjson", "csv"}) {
            var run = run(
                    answer -> {
                        answer.onNext(SampleAnswer.header());
                        answer.onNext(SampleAnswer.batch());
                        answer.onCompleted();
                    },
                    "-o",
                    format);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).startsWith("error: the answer is not whole: ");
            assertThat(run.out()).doesNotContain("summary").doesNotContain("audit index");
        }
    }

    @Test
    void usageHasItsOwnCode() throws IOException {
        try (var gateway = new FakeGateway(folder, service(SampleAnswer::whole))) {
            assertThat(gateway.run("query").code()).isEqualTo(2);
            assertThat(gateway.run("nonsense").code()).isEqualTo(2);
            assertThat(gateway.run("query", "shop-pg", "q", "-o", "xml").code()).isEqualTo(2);
            assertThat(gateway.run("audit").code()).isEqualTo(2);
        }
    }

    @Test
    void parameterThatIsNotItsTypeIsAUsageError() throws IOException {
        var run = run(SampleAnswer::whole, "--param", "int:seven");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: the parameter `int:seven` is no int, expected int:7,");
        assertThat(received).isEmpty();
    }

    @Test
    void parametersAndBoundsTravel() throws IOException {
        var run = run(SampleAnswer::whole, "--param", "int:7", "--param", "a:b", "--rows", "5", "--intent", "why");
        assertThat(run.code()).isZero();
        var statement = received.getFirst().getStatements().getStatements(0);
        assertThat(statement.getParameters(0).getInt64Value()).isEqualTo(7);
        assertThat(statement.getParameters(1).getTextValue()).isEqualTo("a:b");
        assertThat(received.getFirst().getBounds().getRows()).isEqualTo(5);
        assertThat(received.getFirst().getIntent()).isEqualTo("why");
    }

    @Test
    void tableNamesMasksHintsRowsAndRecord() throws IOException {
        var run = run(SampleAnswer::whole);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        id | email
                        ---+-------------
                        1  | a***@x.org
                        2  | NULL
                        3  | \\u{202e}evil

                        email: partial(email)
                        a condition, function or order on `card` was evaluated on its mask, not on its value
                        3 rows, cut at a limit: there are more
                        audit index 17, request r
                        """);
    }

    @Test
    void jsonIsOneDocument() throws IOException {
        assertThat(run(SampleAnswer::whole, "-o", "json").out()).isEqualTo("""
                        {"columns":[{"name":"id","type":"int64","engine_type":"bigint","disclosure":"clear"},\
                        {"name":"email","type":"text","engine_type":"text","disclosure":"masked","mask":"partial(email)"}],"rows":[
                        {"id":1,"email":"a***@x.org"},
                        {"id":2,"email":null},
                        {"id":3,"email":"\\u202eevil"}],
                        "summary":{"completion":"limit_reached","rows":3,"affected":0,"hints":[{"kind":"evaluated_on_mask",\
                        "object":["public","customers","card"],"text":"a condition, function or order on `card` was evaluated on its mask, \
                        not on its value"}],"audit_index":17,"request":"r"}}
                        """);
    }

    @Test
    void ndjsonEndsWithTheSummary() throws IOException {
        assertThat(run(SampleAnswer::whole, "-o", "ndjson").out().lines())
                .hasSize(4)
                .startsWith("{\"id\":1,\"email\":\"a***@x.org\"}")
                .last()
                .asString()
                .startsWith("{\"$summary\":{\"completion\":\"limit_reached\",\"rows\":3,");
    }

    @Test
    void csvKeepsNotesOutOfTheRows() throws IOException {
        var run = run(SampleAnswer::whole, "-o", "csv");
        assertThat(run.out()).isEqualTo("id,email\n1,a***@x.org\n2,\n3,\\u{202e}evil\n");
        assertThat(run.err()).startsWith("email: partial(email)\n").contains("audit index 17");
    }

    private FakeGateway.Run refused(Refusal refusal, String message) throws IOException {
        var status = com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.FAILED_PRECONDITION.value())
                .setMessage(message)
                .addDetails(Any.pack(refusal))
                .build();
        return run(answer -> answer.onError(StatusProto.toStatusRuntimeException(status)));
    }

    private FakeGateway.Run run(java.util.function.Consumer<StreamObserver<ExecuteResponse>> script, String... options)
            throws IOException {
        try (var gateway = new FakeGateway(folder, service(script))) {
            var arguments = new java.util.ArrayList<>(java.util.List.of("query", "shop-pg", "select 1"));
            arguments.addAll(java.util.List.of(options));
            return gateway.run(arguments.toArray(String[]::new));
        }
    }

    private DataAccessServiceImplBase service(java.util.function.Consumer<StreamObserver<ExecuteResponse>> script) {
        return new DataAccessServiceImplBase() {
            @Override
            public void execute(ExecuteRequest request, StreamObserver<ExecuteResponse> answer) {
                var _ = received.add(request);
                script.accept(answer);
            }
        };
    }

    private static Refusal reason(Reason reason) {
        return Refusal.newBuilder().setReason(reason).build();
    }
}
