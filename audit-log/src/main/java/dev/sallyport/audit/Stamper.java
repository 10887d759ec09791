package dev.sallyport.audit;

import com.google.protobuf.Timestamp;
import dev.sallyport.v1.AuditRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes the first bytes of every record: schema version, node, seq and times. Protobuf reads two messages one after
 * the other as one, so the caller encodes the rest, once and outside the lock.
 */
final class Stamper {
    static final int MAX_NODE = 128;
    static final int MAX_BYTES = MAX_NODE + 80;
    private static final int COUNTER_BITS = 16;

    private final String node;
    private final InstantSource clock;
    private long hlc;

    Stamper(String node, InstantSource clock, long lastHlc) {
        this.node = node;
        this.clock = clock;
        this.hlc = lastHlc;
    }

    byte[] stamp(long seq) {
        Instant now = clock.instant();
        hlc = Math.max(hlc + 1, now.toEpochMilli() << COUNTER_BITS);
        return AuditRecord.newBuilder()
                .setSchemaVersion(StoredRecord.SCHEMA)
                .setNode(node)
                .setSeq(seq)
                .setWallTime(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .setMonotonicNanos(System.nanoTime())
                .setHlc(hlc)
                .setFlushFirstSeq(0)
                .build()
                .toByteArray();
    }

    /** Writes the seq that the flush begins with over the stamp's last field, a fixed64. */
    static void setFlush(byte[] stamp, long firstSeq) {
        ByteBuffer.wrap(stamp).order(ByteOrder.LITTLE_ENDIAN).putLong(stamp.length - Long.BYTES, firstSeq);
    }

    static boolean isStamped(AuditRecord record) {
        return record.getSchemaVersion() != 0
                || !record.getNode().isEmpty()
                || record.getSeq() != 0
                || record.hasWallTime()
                || record.getMonotonicNanos() != 0
                || record.getHlc() != 0
                || record.hasFlushFirstSeq();
    }
}
