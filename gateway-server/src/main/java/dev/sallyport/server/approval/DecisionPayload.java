package dev.sallyport.server.approval;

import dev.sallyport.server.digest.Sha256;
import dev.sallyport.v1.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a decision is signed over, as DecideApprovalRequest of the wire spells it; every part but the time is known here. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record DecisionPayload(byte[] digest, Verdict verdict, String approval, String issuer, String human, String reason) {
    private static final byte[] PREFIX = "sallyport-approval-v1\0".getBytes(StandardCharsets.US_ASCII);

    /** The time that was signed, where all the rest is what it must be. */
    Optional<Instant> timeIn(byte[] payload) {
        byte[] head = head();
        byte[] tail = Sha256.of(reason);
        boolean fits = payload.length == head.length + Long.BYTES + tail.length
                && Arrays.equals(head, Arrays.copyOf(payload, head.length))
                && Arrays.equals(tail, Arrays.copyOfRange(payload, head.length + Long.BYTES, payload.length));
        return fits ? time(ByteBuffer.wrap(payload, head.length, Long.BYTES).getLong()) : Optional.empty();
    }

    private static Optional<Instant> time(long seconds) {
        boolean isOne = seconds >= Instant.EPOCH.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond();
        return isOne ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    private byte[] head() {
        var head = new ByteArrayOutputStream();
        head.writeBytes(PREFIX);
        head.writeBytes(digest);
        head.write(verdict.getNumber());
        head.writeBytes(Packed.texts(List.of(approval, issuer, human)));
        return head.toByteArray();
    }
}
