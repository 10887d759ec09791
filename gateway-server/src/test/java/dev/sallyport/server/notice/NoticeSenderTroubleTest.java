package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not come from the network: the outbox, the files, the configuration, the end. */
class NoticeSenderTroubleTest {
    @TempDir
    Path folder;

    private Outbox outbox;

    @BeforeEach
    void start() throws IOException {
        outbox = new Outbox(folder);
    }

    @AfterEach
    void stop() {
        outbox.close();
    }

    @Test
    void lastAttemptEndsWithALine() {
        var mail = outbox.webhook("mail", "/in");
        outbox.status.set(503);
        outbox.queue.put(new NoticeQueue.Due("old", "mail", "{}".getBytes(UTF_8), Backoff.MOST_ATTEMPTS - 1));

        outbox.open(mail);
        outbox.await(() -> outbox.queue.abandoned().contains("old"));

        assertThat(outbox.queue.delivered()).isEmpty();
        assertThat(outbox.logged())
                .containsExactly("notice `old` is given up, webhook `mail`: it answered with status 503");
    }

    @Test
    void webhookThatIsNotConfiguredAnyMoreHoldsUpNoOther() {
        var mail = outbox.webhook("mail", "/in");
        outbox.queue.put(Samples.due("orphan", "gone"));
        outbox.open(mail);

        outbox.awaitDelivered(outbox.put(Samples.notice(), mail));
        outbox.awaitAttempts("orphan", 1);

        assertThat(outbox.logged()).singleElement().asString().contains("no such webhook is configured");
    }

    @Test
    void secretThatIsGoneStopsTheNoticeUntilItIsBack() throws IOException {
        var mail = outbox.webhook("mail", "/in");
        outbox.open(mail);
        Files.writeString(outbox.secret, "too short a secret");

        var id = outbox.put(Samples.notice(), mail);
        outbox.awaitAttempts(id, 1);
        assertThat(outbox.receiver.heard()).isEmpty();
        assertThat(outbox.logged())
                .singleElement()
                .asString()
                .contains(outbox.secret.toString())
                .doesNotContain("too short a secret");

        Files.writeString(outbox.secret, Samples.SECRET);
        outbox.passTime(id);
        outbox.awaitDelivered(id);
    }

    @Test
    void outboxThatBreaksIsAskedAgain() {
        var mail = outbox.webhook("mail", "/in");
        outbox.queue.fail(1);
        outbox.queue.put(Samples.due("id-1", "mail"));

        outbox.open(mail);
        outbox.await(outbox.queue::hasFailed);
        outbox.awaitDelivered("id-1");

        assertThat(outbox.logged()).singleElement().asString().startsWith("notices wait: ");
    }

    @Test
    void whatIsOnItsWayAtTheEndStaysInTheOutbox() throws InterruptedException {
        var stall = outbox.webhook("stall", "/stall");
        var sender = outbox.open(stall);
        var id = outbox.put(Samples.notice(), stall);
        outbox.receiver.awaitStalled();

        sender.close();

        assertThat(outbox.queue.attempts(id)).isEqualTo(Optional.of(0));
        assertThat(outbox.logged()).isEmpty();
    }

    @Test
    void afterTheEndNothingIsSent() {
        var mail = outbox.webhook("mail", "/in");
        var sender = outbox.open(mail);
        sender.close();

        var id = outbox.put(Samples.notice(), mail);
        sender.close();

        assertThat(outbox.queue.attempts(id)).isEqualTo(Optional.of(0));
        assertThat(outbox.receiver.heard()).isEmpty();
    }

    @Test
    void whatAnEarlierRunLeftIsSent() {
        var mail = outbox.webhook("mail", "/in");
        var sender = outbox.open(mail);
        sender.close();
        var id = outbox.put(Samples.notice(), mail);

        outbox.open(mail);

        outbox.awaitDelivered(id);
    }
}
