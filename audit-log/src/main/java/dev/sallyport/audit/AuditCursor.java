package dev.sallyport.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A place in a log. At its end it answers with nothing, and when asked again it goes on with what has come since. */
public final class AuditCursor implements AutoCloseable {
    private final Disk disk;
    private final LongSupplier size;
    private final long from;
    private long segment;
    private SegmentFile file;
    private FrameCursor frames;
    private long nextIndex;

    AuditCursor(Disk disk, LongSupplier size, long segment, long from) throws IOException {
        this.disk = disk;
        this.size = size;
        this.from = from;
        this.segment = segment;
        this.nextIndex = segment;
        this.file = disk.read(Segments.name(segment));
        this.frames = new FrameCursor(file, SegmentHeader.BYTES);
    }

    /** The next record that matches, or nothing if there is none yet. */
    public Optional<StoredRecord> next(RecordFilter filter) throws IOException {
        Optional<StoredRecord> next = next();
        while (next.isPresent() && !filter.matches(next.get().record())) {
            next = next();
        }
        return next;
    }

    /** The next record, or nothing if there is none yet. */
    public Optional<StoredRecord> next() throws IOException {
        while (nextIndex < size.getAsLong()) {
            Step step = frames.next();
            if (step instanceof Step.Whole(long position, byte[] payload)) {
                StoredRecord record = read(position, payload);
                nextIndex++;
                if (record.index() >= from) {
                    return Optional.of(record);
                }
            } else if (!continueInNextSegment(step)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The index of the record that comes next. */
    public long nextIndex() {
        return nextIndex;
    }

    private StoredRecord read(long position, byte[] payload) throws LogCorrupt {
        try {
            StoredRecord record = StoredRecord.parse(payload);
            if (record.index() != nextIndex) {
                throw corrupt(
                        position, "record `%d` stands where `%d` is expected".formatted(record.index(), nextIndex));
            }
            return record;
        } catch (InvalidProtocolBufferException e) {
            throw corrupt(position, "a frame holds no record");
        }
    }

    /** A bad frame at the end of the last segment may be one that is being written; elsewhere it is damage. */
    private boolean continueInNextSegment(Step step) throws IOException {
        Long following = Segments.list(disk).higher(segment);
        if (following == null) {
            return false;
        }
        if (step instanceof Step.Bad(long position, String what)) {
            throw corrupt(position, what);
        }
        if (following != nextIndex) {
            throw corrupt(0, "the segment ends before record `%d`".formatted(following));
        }
        open(following);
        return true;
    }

    private void open(long next) throws IOException {
        file.close();
        segment = next;
        file = disk.read(Segments.name(next));
        frames = new FrameCursor(file, SegmentHeader.BYTES);
    }

    private LogCorrupt corrupt(long position, String what) {
        return new LogCorrupt(Segments.name(segment), position, what);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
