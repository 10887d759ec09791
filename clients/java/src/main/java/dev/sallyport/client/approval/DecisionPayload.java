package dev.sallyport.client.approval;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What an approver signs.
 *
 * @param digest of the operation
 * @param approval its name
 * @param issuer of the approver's token
 * @param subject of the approver's token
 * @param time in whole seconds
 * @param reason SHA-256 of it
 */
public record DecisionPayload(
        ByteString digest,
        Verdict verdict,
        String approval,
        String issuer,
        String subject,
        Instant time,
        ByteString reason) {
    private static final ByteString PREFIX = ByteString.copyFromUtf8("sallyport-approval-v1\0");
    private static final int HASH_BYTES = 32;
    private static final int MOST_BYTES = 0xFFFF;

    public DecisionPayload {
        if (digest.size() != HASH_BYTES || reason.size() != HASH_BYTES) {
            throw new IllegalArgumentException("a digest has `" + digest.size() + "` bytes, expected " + HASH_BYTES);
        }
        if (verdict != Verdict.VERDICT_APPROVE && verdict != Verdict.VERDICT_REJECT) {
            throw new IllegalArgumentException("the verdict is `" + verdict + "`, expected yes or no");
        }
        time = Instant.ofEpochSecond(time.getEpochSecond());
    }

    /** SHA-256 of a reason as it is signed. */
    public static ByteString reason(String text) {
        return Hashes.sha256(ByteString.copyFromUtf8(text));
    }

    /** The bytes. */
    public ByteString bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var to = new DataOutputStream(bytes)) {
            to.write(PREFIX.toByteArray());
            to.write(digest.toByteArray());
            to.writeByte(verdict.getNumber());
            text(to, approval);
            text(to, issuer);
            text(to, subject);
            to.writeLong(time.getEpochSecond());
            to.write(reason.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static void text(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a name has `" + bytes.length + "` bytes, expected at most " + MOST_BYTES);
        }
        to.writeShort(bytes.length);
        to.write(bytes);
    }

    /** Reads the bytes, all of them or nothing. */
    public static DecisionPayload parse(ByteString bytes) throws MalformedBytesException {
        if (!bytes.startsWith(PREFIX)) {
            throw new MalformedBytesException(
                    "the payload does not begin with `sallyport-approval-v1` and a zero byte");
        }
        var from = new FieldBytes("the payload", bytes.substring(PREFIX.size()));
        ByteString digest = from.take(HASH_BYTES);
        int number = from.byteNumber();
        Verdict verdict = Verdict.forNumber(number);
        if (verdict != Verdict.VERDICT_APPROVE && verdict != Verdict.VERDICT_REJECT) {
            throw new MalformedBytesException("the verdict of the payload is `" + number + "`, expected 1 or 2");
        }
        String approval = from.text();
        String issuer = from.text();
        String subject = from.text();
        Instant time = seconds(from.longNumber());
        ByteString reason = from.take(HASH_BYTES);
        from.end();
        return new DecisionPayload(digest, verdict, approval, issuer, subject, time, reason);
    }

    private static Instant seconds(long number) throws MalformedBytesException {
        if (number < 0 || number > Instant.MAX.getEpochSecond()) {
            throw new MalformedBytesException("the time of the payload is `" + number + "`, expected Unix seconds");
        }
        return Instant.ofEpochSecond(number);
    }
}
