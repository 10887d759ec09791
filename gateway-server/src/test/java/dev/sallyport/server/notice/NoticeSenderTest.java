package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.server.notice.Receiver.Heard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeSenderTest {
    private static final int BLOCK = 64;

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
    void withoutASecretItDoesNotBegin() throws IOException {
        Files.writeString(outbox.secret, "short");

        assertThatThrownBy(() -> outbox.open(outbox.webhook("mail", "/in")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(outbox.secret.toString());
    }

    @Test
    void twoWebhooksWithOneNameAreRefused() {
        assertThatThrownBy(() -> outbox.open(outbox.webhook("mail", "/in"), outbox.webhook("mail", "/moved")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`name` is `mail` for two webhooks");
    }

    @Test
    void errorIsSentAgainWithTheSameIdAndBytes() {
        var mail = outbox.webhook("mail", "/in");
        outbox.status.set(500);
        outbox.open(mail);

        var id = outbox.put(Samples.notice(), mail);
        outbox.awaitAttempts(id, 1);
        assertThat(outbox.queue.next(id)).isBetween(Samples.NOW.plusSeconds(1), Samples.NOW.plusSeconds(2));
        outbox.status.set(204);
        outbox.passTime(id);
        outbox.awaitDelivered(id);

        assertThat(outbox.receiver.heard()).hasSize(2).extracting(Heard::id).containsOnly(id);
        assertThat(outbox.receiver.heard().getLast().body())
                .isEqualTo(outbox.receiver.heard().getFirst().body());
    }

    @Test
    void refusedConnectionIsTriedAgainWithTheSameId() throws IOException {
        var mail = outbox.webhook("mail", "/in");
        outbox.receiver.close();
        outbox.open(mail);

        var id = outbox.put(Samples.notice(), mail);
        outbox.awaitAttempts(id, 1);
        try (var back = new Receiver(outbox.receiver.port(), () -> 200)) {
            outbox.passTime(id);
            outbox.awaitDelivered(id);

            assertThat(back.heard()).singleElement().returns(id, Heard::id);
        }
    }

    @Test
    void redirectIsNotFollowed() {
        var moved = outbox.webhook("moved", "/moved");
        outbox.open(moved);

        var id = outbox.put(Samples.notice(), moved);
        outbox.awaitAttempts(id, 1);

        assertThat(outbox.receiver.heard()).isEmpty();
        assertThat(outbox.queue.delivered()).isEmpty();
    }

    @Test
    void deadWebhookHoldsUpNoOther() throws InterruptedException {
        var dead = outbox.webhook("dead", "/stall");
        var mail = outbox.webhook("mail", "/in");
        outbox.open(dead, mail);
        LongStream.rangeClosed(1, 3 * NoticeSender.MOST).forEach(n -> outbox.put(Samples.notice(n), dead));
        outbox.receiver.awaitStalled();

        var ids = LongStream.rangeClosed(1, 3 * NoticeSender.MOST)
                .mapToObj(n -> outbox.put(Samples.notice(n), mail))
                .toList();
        ids.forEach(outbox::awaitDelivered);

        assertThat(outbox.queue.delivered()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void eachNoticeIsSentOnceWhereNothingFails() {
        var mail = outbox.webhook("mail", "/in");
        outbox.open(mail);

        var ids = LongStream.rangeClosed(1, 200)
                .mapToObj(n -> outbox.put(Samples.notice(n), mail))
                .toList();
        ids.forEach(outbox::awaitDelivered);

        assertThat(outbox.receiver.heard()).extracting(Heard::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void signatureIsWhatAnybodyComputesWhoKnowsTheSecret() throws NoSuchAlgorithmException {
        var mail = outbox.webhook("mail", "/in");
        outbox.open(mail);

        outbox.awaitDelivered(outbox.put(Samples.notice(), mail));

        var heard = outbox.receiver.heard().getFirst();
        assertThat(heard.timestamp()).isEqualTo(Long.toString(Samples.NOW.getEpochSecond()));
        assertThat(heard.signature()).isEqualTo("v1=" + recomputed(Samples.SECRET, heard));
        assertThat(heard.body()).isEqualTo(new NoticeBodies().of(Samples.notice(), mail));
    }

    @Test
    void secretIsReadAtEachSend() throws IOException, NoSuchAlgorithmException {
        var mail = outbox.webhook("mail", "/in");
        outbox.open(mail);
        outbox.awaitDelivered(outbox.put(Samples.notice(1), mail));

        var other = "another secret of thirty-two bytes and more";
        Files.writeString(outbox.secret, other + "\n");
        outbox.awaitDelivered(outbox.put(Samples.notice(2), mail));

        var heard = outbox.receiver.heard().getLast();
        assertThat(heard.signature()).isEqualTo("v1=" + recomputed(other, heard));
    }

    /** RFC 2104 by hand: the hash of the key with one pad and the hash of the key with the other pad and the text. */
    private static String recomputed(String secret, Heard heard) throws NoSuchAlgorithmException {
        var inner = padded(secret, 0x36);
        inner.update(("v1:" + heard.id() + ":" + heard.timestamp() + ":").getBytes(UTF_8));
        var outer = padded(secret, 0x5c);
        return HexFormat.of().formatHex(outer.digest(inner.digest(heard.body())));
    }

    private static MessageDigest padded(String secret, int pad) throws NoSuchAlgorithmException {
        var key = secret.getBytes(UTF_8);
        var digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < BLOCK; i++) {
            digest.update((byte) ((i < key.length ? key[i] : 0) ^ pad));
        }
        return digest;
    }

    @Test
    void logHoldsNoAddressNoBodyAndNoSecret() {
        var config = outbox.webhook("mail", "/in");
        var mail =
                new WebhookConfig("mail", URI.create(config.url() + "?key=T0K3N"), config.shape(), config.secretFile());
        outbox.status.set(500);
        outbox.open(mail);

        outbox.awaitAttempts(outbox.put(Samples.notice(), mail), 1);

        assertThat(outbox.logged())
                .singleElement()
                .asString()
                .contains("webhook `mail`: it answered with status 500")
                .doesNotContain("T0K3N", "127.0.0.1", "alice", "approval-1", Samples.SECRET);
    }
}
