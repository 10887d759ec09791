package dev.sallyport.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** Reads a log back when it is opened: the last day of it, so that requests and open operations are known. */
final class Recovery {
    private final Disk disk;
    private final String origin;
    private final History history;
    private final Merkle merkle = new Merkle();
    private long truncatedBytes;

    Recovery(Disk disk, String origin, History history) {
        this.disk = disk;
        this.origin = origin;
        this.history = history;
    }

    /** Reads every segment that holds a record of `since` or later, and the last one in any case. */
    @Nullable
    SegmentTail run(Instant since) throws IOException {
        disk.delete(Segments.SPARE);
        NavigableSet<Long> segments = Segments.list(disk);
        if (segments.isEmpty()) {
            return null;
        }
        return readFrom(List.copyOf(segments.tailSet(Segments.at(disk, segments, since))));
    }

    private SegmentTail readFrom(List<Long> segments) throws IOException {
        @Nullable CompactRange range = null;
        for (long segment : segments.subList(0, segments.size() - 1)) {
            try (var file = disk.read(Segments.name(segment))) {
                range = readSealed(Segments.name(segment), file, range);
            }
        }
        String name = Segments.name(segments.getLast());
        SegmentFile file = disk.open(name);
        try {
            return readLast(name, file, range);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private CompactRange readSealed(String name, SegmentFile file, @Nullable CompactRange before) throws IOException {
        CompactRange range = header(name, file, before);
        if (readFrames(name, file, range) instanceof Step.Bad(long position, String what)) {
            throw new LogCorrupt(name, position, what);
        }
        return range;
    }

    private SegmentTail readLast(String name, SegmentFile file, @Nullable CompactRange before) throws IOException {
        CompactRange range = header(name, file, before);
        long position = switch (readFrames(name, file, range)) {
            case Step.End end -> end.position();
            case Step.Bad bad -> bad.position();
            case Step.Whole whole -> throw new AssertionError("frames are read to their end: " + whole);
        };
        truncatedBytes = new TornTail(name, file, position, range.size()).truncate();
        return new SegmentTail(file, position, range);
    }

    private CompactRange header(String name, SegmentFile file, @Nullable CompactRange before) throws IOException {
        SegmentHeader header = SegmentHeader.read(name, file);
        if (!header.origin().equals(origin)) {
            throw new LogCorrupt(name, 0, "the origin is `%s`, expected `%s`".formatted(header.origin(), origin));
        }
        if (!Segments.name(header.firstSeq()).equals(name)) {
            throw new LogCorrupt(name, 0, "the header says that record `%d` is first".formatted(header.firstSeq()));
        }
        if (before != null && !before.matches(header.range())) {
            throw new LogCorrupt(name, 0, "the header does not continue the segment before it");
        }
        return header.range().copy();
    }

    /** Reads up to what is not a whole frame, which it returns. */
    private Step readFrames(String name, SegmentFile file, CompactRange range) throws IOException {
        var cursor = new FrameCursor(file, SegmentHeader.BYTES);
        Step step = cursor.next();
        while (step instanceof Step.Whole(long position, byte[] payload)) {
            add(name, position, payload, range);
            step = cursor.next();
        }
        return step;
    }

    private void add(String name, long position, byte[] payload, CompactRange range) throws IOException {
        try {
            var record = StoredRecord.parse(payload).record();
            if (record.getSeq() != range.size()) {
                throw new LogCorrupt(
                        name,
                        position,
                        "record `%d` stands where `%d` is expected".formatted(record.getSeq(), range.size()));
            }
            history.add(record);
            range.append(merkle.leaf(payload));
        } catch (InvalidProtocolBufferException e) {
            throw new LogCorrupt(name, position, "a frame holds no record");
        }
    }

    long truncatedBytes() {
        return truncatedBytes;
    }
}
