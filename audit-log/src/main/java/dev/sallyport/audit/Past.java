package dev.sallyport.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The last day of a log, up to where it was opened: read back while it grows, because it may be long. */
record Past(AuditLogOptions options, Recovery.Found found, CompactRange end) {
    static Past of(AuditLogOptions options, Recovery.Found found) {
        return new Past(options, found, found.tail().range().copy());
    }

    /** Learns what became of the day's requests, and which operations were left open. */
    RecoveryReport read(RequestIndex requests) throws IOException {
        var history = new History(requests.empty());
        NavigableSet<Long> segments = Segments.list(disk()).headSet(end.size(), false);
        if (!segments.isEmpty()) {
            readAll(segments.tailSet(Segments.at(disk(), segments, since()), true), history);
        }
        requests.putBefore(history.requests());
        return new RecoveryReport(found.wasClosed(), found.truncatedBytes(), history.open(), history.inDoubt());
    }

    /** A day before the last record, not before now: what was open then is still open after a long rest. */
    private Instant since() {
        Instant now = options.clock().instant();
        Instant last = found.last() == null ? now : History.instant(found.last().getWallTime());
        return (last.isBefore(now) ? last : now).minus(RequestIndex.KEPT);
    }

    private Disk disk() {
        return options.disk();
    }

    private void readAll(NavigableSet<Long> segments, History history) throws IOException {
        @Nullable CompactRange range = null;
        for (long segment : segments) {
            try (var file = disk().read(Segments.name(segment))) {
                range = read(Segments.name(segment), file, range, history);
            }
        }
        requireEnd(Segments.name(segments.last()), range);
    }

    private CompactRange read(String name, SegmentFile file, @Nullable CompactRange before, History history)
            throws IOException {
        var frames = SegmentFrames.open(name, file, options.origin());
        if (before != null && !before.matches(frames.range())) {
            throw new LogCorrupt(name, 0, "the header does not continue the segment before it");
        }
        while (frames.range().size() < end.size()) {
            switch (frames.next()) {
                case Step.Whole whole -> history.add(frames.record(whole));
                case Step.End _ -> {
                    return frames.range();
                }
                case Step.Bad(long position, String what) -> throw new LogCorrupt(name, position, what);
            }
        }
        return frames.range();
    }

    private void requireEnd(String name, @Nullable CompactRange range) throws LogCorrupt {
        if (range == null || !range.matches(end)) {
            throw new LogCorrupt(name, 0, "its records do not make the tree that the log was opened with");
        }
    }
}
