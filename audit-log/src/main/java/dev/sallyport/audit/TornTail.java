package dev.sallyport.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the last good frame of a log. A crash can leave there a part of the last flush, in any order of
 * its sectors, and nothing else: anything that belongs to a later flush, or that lacks the look of a lost sector,
 * is damage.
 */
final class TornTail {
    private static final int SECTOR = 512;
    private static final int SMALLEST = 16;
    private final String name;
    private final SegmentFile file;
    private final long start;
    private final long nextSeq;

    TornTail(String name, SegmentFile file, long start, long nextSeq) {
        this.name = name;
        this.file = file;
        this.start = start;
        this.nextSeq = nextSeq;
    }

    /** Overwrites the tail with zeros, durably, and returns how many bytes it had; throws if it is not a torn one. */
    long truncate() throws IOException {
        long end = Zeros.lastWritten(file, start);
        if (end == start) {
            return 0;
        }
        requireTorn(end);
        Zeros.write(file, start, end);
        file.force();
        return end - start;
    }

    private void requireTorn(long end) throws IOException {
        if (end - start > Intake.MAX_FLUSH_BYTES + Frame.MAX) {
            throw corrupt("more than one flush follows the last good frame");
        }
        ByteBuffer tail = read((int) (end - start));
        for (int at = 1; at + SMALLEST <= tail.limit(); at++) {
            StoredRecord later = recordAt(tail, at);
            if (later != null && later.index() > nextSeq) {
                requireSameFlush(later, tail, at);
                return;
            }
        }
    }

    private void requireSameFlush(StoredRecord later, ByteBuffer tail, int at) throws LogCorrupt {
        if (later.record().getFlushFirstSeq() > nextSeq) {
            throw corrupt("record `%d`, of a later flush, follows a bad frame".formatted(later.index()));
        }
        if (!lacksSector(tail, at)) {
            throw corrupt("record `%d` follows a bad frame that lacks no sector".formatted(later.index()));
        }
    }

    private ByteBuffer read(int length) throws IOException {
        var tail = ByteBuffer.allocate(length);
        while (tail.hasRemaining() && file.read(tail, start + tail.position()) > 0) {}
        return tail.flip();
    }

    private static @Nullable StoredRecord recordAt(ByteBuffer tail, int at) {
        int length = tail.getInt(at);
        if (!Frame.isLength(length) || length > tail.limit() - at - Frame.PREFIX) {
            return null;
        }
        byte[] payload = new byte[length];
        tail.get(at + Frame.PREFIX, payload);
        return Frame.checksum(length, payload) == tail.getInt(at + 4) ? parse(payload) : null;
    }

    private static @Nullable StoredRecord parse(byte[] payload) {
        try {
            return StoredRecord.parse(payload);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    /** Whether all the tail has of some sector before a place is zero. */
    private boolean lacksSector(ByteBuffer tail, int before) {
        int from = 0;
        while (from < before) {
            int to = (int) Math.min(before, (start + from) / SECTOR * SECTOR + SECTOR - start);
            if (Zeros.only(tail.slice(from, to - from))) {
                return true;
            }
            from = to;
        }
        return false;
    }

    private LogCorrupt corrupt(String what) {
        return new LogCorrupt(name, start, what);
    }
}
