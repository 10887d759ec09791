package dev.sallyport.server.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.CommitmentKey;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.Statement.Body;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.AuditRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordWorkTest {
    private static final CommitmentKey KEY = CommitmentKey.of(new byte[32]);
    private static final byte[] EMPTY = {5, 0, 0, 0, 0};

    @Test
    void noTextCommandOrListHasTheCommitmentOfAnother() {
        byte[] likeAList = {(byte) 0xFF, 0, 0, 0, 1, 'a'};
        byte[] likeACommand = {(byte) 0xFE, 5, 0, 0, 0, 0};
        var texts = List.of(
                new Body.Command(EMPTY),
                new Body.Text(new String(EMPTY, StandardCharsets.UTF_8)),
                new Body.InOrder(List.of(new Body.Part(new Body.Command(EMPTY), 0))),
                new Body.InOrder(List.of(new Body.Part(new Body.Text(new String(EMPTY, StandardCharsets.UTF_8)), 0))),
                new Body.InOrder(List.of(new Body.Part(new Body.Text("a"), 0))),
                new Body.Command(likeAList),
                new Body.Command(likeACommand));
        assertThat(texts.stream().map(each -> work(each).getTextCommitment())).doesNotHaveDuplicates();
    }

    @Test
    void aCommandIsAsLongAsItWasReceivedAndTellsNothingElse() {
        byte[] secret = "secret-of-ann".getBytes(StandardCharsets.UTF_8);
        AuditRecord.Work work = work(new Body.Command(secret));
        assertThat(work.getTextBytes()).isEqualTo(secret.length);
        assertThat(work.getTextCommitment().size()).isEqualTo(32);
        assertThat(work.toString()).doesNotContain("secret-of-ann");
    }

    private static AuditRecord.Work work(Body body) {
        var submission = new Submission(
                GoldenRequest.identity(),
                "peer",
                "request-1",
                "shop",
                "",
                "",
                new Statement(body, List.of()),
                new Bounds(0, 0, 0, Duration.ZERO),
                Set.of(),
                "",
                Rules.NOW,
                Optional.empty());
        AuditRecord.Work.Builder work = RecordWork.of(OperationKind.UNKNOWN, "");
        RecordWork.commit(work, submission, KEY);
        return work.build();
    }
}
