package dev.sallyport.client;

import static dev.sallyport.client.Buffers.longs;
import static dev.sallyport.client.Buffers.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sallyport.v1.Allowed;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.Completion;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.Header;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Summary;
import dev.sallyport.v1.Type;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final ExecuteResponse HEADER = header(Header.newBuilder()
            .setAllowed(Allowed.getDefaultInstance())
            .setRequest("r")
            .setAuditIndex(17)
            .addColumns(Column.newBuilder().setLabel("id").setType(Type.TYPE_INT64))
            .addColumns(Column.newBuilder()
                    .setLabel("email")
                    .setType(Type.TYPE_TEXT)
                    .setDisclosure(Disclosure.DISCLOSURE_MASKED)
                    .setMask("partial(email)")));
    private static final ExecuteResponse PENDING = header(Header.newBuilder()
            .setAuditIndex(4)
            .setApprovalRequired(ApprovalRequired.newBuilder().setApproval("approvals/7")));
    private static final ExecuteResponse BATCH = batch(2, longs(1, 2), texts("a***@x.org", "b***@x.org"));

    @Test
    void answerWithoutSummaryIsAnError() throws IOException {
        assertBroken(HEADER, BATCH);
    }

    @Test
    void answerWithoutHeaderIsAnError() throws IOException {
        assertBroken();
        assertBroken(BATCH, summary(2));
    }

    @Test
    void answerOutOfOrderIsAnError() throws IOException {
        assertBroken(HEADER, HEADER, summary(0));
        assertBroken(HEADER, summary(0), BATCH);
        assertBroken(HEADER, ExecuteResponse.getDefaultInstance(), summary(0));
    }

    @Test
    void summaryOfOtherRowsIsAnError() throws IOException {
        assertBroken(HEADER, BATCH, summary(3));
    }

    @Test
    void summaryWithoutCompletionIsAnError() throws IOException {
        assertBroken(
                HEADER,
                ExecuteResponse.newBuilder()
                        .setSummary(Summary.getDefaultInstance())
                        .build());
    }

    @Test
    void batchOfOtherColumnsIsAnError() throws IOException {
        assertBroken(HEADER, batch(1, longs(1)), summary(1));
    }

    @Test
    void connectionLostBetweenRowsIsAnError() throws IOException {
        var gateway = ScriptedGateway.playing((_, answer) -> {
            answer.onNext(HEADER);
            answer.onNext(BATCH);
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
        });
        try (gateway;
                var answer = gateway.client.dataAccess().query("s", "q")) {
            assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> readAll(answer));
        }
    }

    @Test
    void answerThatGoesOnWithoutAYesIsAnError() throws IOException {
        assertBroken(PENDING, BATCH);
        assertBroken(PENDING, summary(0));
    }

    @Test
    void rowsOfWhatWaitsForAPersonAreARefusal() throws IOException {
        try (var gateway = ScriptedGateway.answering(List.of(PENDING));
                var answer = gateway.client.dataAccess().query("s", "q")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> readAll(answer))
                    .satisfies(refused -> {
                        assertThat(refused.reason()).isEqualTo(Reason.REASON_APPROVAL_REQUIRED);
                        assertThat(refused.approval()).isEqualTo("approvals/7");
                        assertThat(refused.auditIndex()).isEqualTo(4);
                    });
            assertThatIllegalStateException().isThrownBy(answer::summary);
        }
    }

    @Test
    void approvalThatIsNeededIsThereBeforeAnyRow() throws IOException {
        try (var gateway = ScriptedGateway.answering(List.of(PENDING));
                var answer = gateway.client.dataAccess().query("s", "q")) {
            assertThat(answer.approvalRequired())
                    .hasValueSatisfying(asked -> assertThat(asked.getApproval()).isEqualTo("approvals/7"));
        }
        try (var gateway = ScriptedGateway.answering(List.of(HEADER, summary(0)));
                var answer = gateway.client.dataAccess().query("s", "q")) {
            assertThat(answer.approvalRequired()).isEmpty();
        }
    }

    @Test
    void whatWasApprovedTravelsByItsNameAlone() throws Exception {
        try (var gateway = ScriptedGateway.answering(List.of(HEADER, summary(0)));
                var _ = gateway.client.dataAccess().run(Query.approved("s", "approvals/7"))) {
            assertThat(gateway.received.get().getApproval()).isEqualTo("approvals/7");
            assertThat(gateway.received.get().getSource()).isEqualTo("s");
            assertThat(gateway.received.get().hasStatements()).isFalse();
        }
    }

    @Test
    void summaryBeforeTheEndIsAMistake() throws IOException {
        try (var gateway = ScriptedGateway.answering(List.of(HEADER, BATCH, summary(2)));
                var answer = gateway.client.dataAccess().query("s", "q")) {
            assertThatIllegalStateException().isThrownBy(answer::summary);
        }
    }

    @Test
    void rowsComeAcrossBatchesWithTheirDisclosure() throws IOException {
        try (var gateway = ScriptedGateway.answering(
                        List.of(HEADER, BATCH, batch(0, longs(), texts()), BATCH, summary(4)));
                var answer = gateway.client.dataAccess().query("s", "q")) {
            assertThat(readAll(answer)).containsExactly("1 a***@x.org", "2 b***@x.org", "1 a***@x.org", "2 b***@x.org");
            assertThat(answer.columns().getLast().getMask()).isEqualTo("partial(email)");
            assertThat(answer.auditIndex()).isEqualTo(17);
            assertThat(answer.isComplete()).isTrue();
            assertThat(answer.nextBatch()).isEmpty();
        }
    }

    @Test
    void parametersTravelTyped() throws Exception {
        try (var gateway = ScriptedGateway.answering(List.of(HEADER, summary(0)));
                var _ = gateway.client.dataAccess().query("s", "q", 1L, null, "x")) {
            var statement = gateway.received.get().getStatements().getStatements(0);
            assertThat(statement.getParameters(0).getInt64Value()).isEqualTo(1);
            assertThat(statement.getParameters(1).hasNullValue()).isTrue();
            assertThat(statement.getParameters(2).getTextValue()).isEqualTo("x");
        }
    }

    @Test
    void closingEarlyCancelsTheCall() throws Exception {
        try (var gateway = ScriptedGateway.playing((_, answer) -> answer.onNext(HEADER))) {
            gateway.client.dataAccess().query("s", "q").close();
            assertThat(gateway.cancelled.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void deadlineEndsTheCall() throws IOException {
        try (var gateway = ScriptedGateway.playing((_, answer) -> answer.onNext(HEADER));
                var answer = gateway.client.dataAccess().run(Query.of("s", "q").withDeadline(Duration.ofMillis(50)))) {
            assertThatExceptionOfType(CallFailedException.class)
                    .isThrownBy(() -> readAll(answer))
                    .satisfies(failed -> assertThat(failed.code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
        }
    }

    private static void assertBroken(ExecuteResponse... messages) throws IOException {
        try (var gateway = ScriptedGateway.answering(List.of(messages))) {
            assertThatExceptionOfType(IncompleteAnswerException.class).isThrownBy(() -> {
                try (var answer = gateway.client.dataAccess().query("s", "q")) {
                    var _ = readAll(answer);
                }
            });
        }
    }

    private static List<String> readAll(Answer answer) {
        List<String> rows = new ArrayList<>();
        answer.forEach(row -> rows.add(row.int64("id") + " " + row.text("email")));
        return rows;
    }

    private static ExecuteResponse header(Header.Builder header) {
        return ExecuteResponse.newBuilder().setHeader(header).build();
    }

    private static ExecuteResponse batch(int rows, ColumnData... columns) {
        var batch = dev.sallyport.v1.Batch.newBuilder().setRowCount(rows).addAllColumns(List.of(columns));
        return ExecuteResponse.newBuilder().setBatch(batch).build();
    }

    private static ExecuteResponse summary(long rows) {
        var summary = Summary.newBuilder().setRows(rows).setCompletion(Completion.COMPLETION_COMPLETE);
        return ExecuteResponse.newBuilder().setSummary(summary).build();
    }
}
