package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes flushes to the current segment and starts the next one; used by the writer thread alone. */
final class SegmentWriter implements Closeable {
    private final Disk disk;
    private final Spare spare;
    private final String origin;
    private final CompactRange range;
    private final Merkle merkle = new Merkle();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Intake.MAX_FLUSH_BYTES + Frame.MAX);
    private SegmentFile file;
    private long position;

    SegmentWriter(Disk disk, Spare spare, String origin, SegmentTail tail) {
        this.disk = disk;
        this.spare = spare;
        this.origin = origin;
        this.range = tail.range();
        this.file = tail.file();
        this.position = tail.position();
    }

    /** Writes and flushes the entries, of which at most the first starts a segment, and returns their leaf hashes. */
    List<byte[]> write(List<Pending> flush) throws IOException {
        Pending first = flush.getFirst();
        if (first.entry().startsSegment()) {
            rotate();
        }
        buffer.clear();
        List<byte[]> hashes = new ArrayList<>(flush.size());
        for (Pending pending : flush) {
            hashes.add(put(pending.entry(), first.index()));
        }
        file.write(buffer.flip(), position);
        file.force();
        position += buffer.limit();
        return hashes;
    }

    private byte[] put(Entry entry, long flushFirstSeq) {
        Stamper.setFlush(entry.stamp(), flushFirstSeq);
        Frame.put(buffer, entry.stamp(), entry.body());
        byte[] hash = merkle.leaf(entry.stamp(), entry.body());
        range.append(hash);
        return hash;
    }

    private void rotate() throws IOException {
        file.close();
        file = SegmentTail.start(disk, spare.take(), new SegmentHeader(origin, range, ByteString.EMPTY));
        position = SegmentHeader.BYTES;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
