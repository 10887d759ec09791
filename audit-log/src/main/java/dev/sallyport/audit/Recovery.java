package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** Finds where writing goes on, by the last segment alone, so that a long trail does not make for a long start. */
final class Recovery {
    private final Disk disk;
    private final String origin;

    Recovery(Disk disk, String origin) {
        this.disk = disk;
        this.origin = origin;
    }

    /** The end of a log, how much was cut off behind it, and its last record. */
    record Found(
            SegmentTail tail, long truncatedBytes, @Nullable AuditRecord last) {
        boolean wasClosed() {
            return last == null || last.getKind() == Kind.KIND_STOP;
        }

        long lastHlc() {
            return last == null ? 0 : last.getHlc();
        }
    }

    /** Cuts off what a crash left half written behind the last good frame; nothing where there is no log yet. */
    @Nullable
    Found run() throws IOException {
        disk.delete(Segments.SPARE);
        NavigableSet<Long> segments = Segments.list(disk);
        if (segments.isEmpty()) {
            return null;
        }
        SegmentFile file = disk.open(Segments.name(segments.last()));
        try {
            return readLast(segments, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Found readLast(NavigableSet<Long> segments, SegmentFile file) throws IOException {
        String name = Segments.name(segments.last());
        var frames = SegmentFrames.open(name, file, origin);
        Ending ending = ending(frames);
        var tail = new SegmentTail(file, ending.position(), frames.range());
        long truncated =
                new TornTail(name, file, ending.position(), frames.range().size()).truncate();
        Long before = segments.lower(segments.last());
        boolean isNew = ending.last() == null && before != null;
        return new Found(tail, truncated, isNew ? lastOf(before) : ending.last());
    }

    private @Nullable AuditRecord lastOf(long segment) throws IOException {
        String name = Segments.name(segment);
        try (var file = disk.read(name)) {
            return ending(SegmentFrames.open(name, file, origin)).last();
        }
    }

    private record Ending(long position, @Nullable AuditRecord last) {}

    private static Ending ending(SegmentFrames frames) throws IOException {
        Step.@Nullable Whole last = null;
        Step step = frames.next();
        while (step instanceof Step.Whole whole) {
            last = whole;
            step = frames.next();
        }
        return new Ending(step.position(), last == null ? null : frames.record(last));
    }
}
