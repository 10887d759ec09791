package dev.sallyport.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads the records of a log from its files, also while another process appends to it. */
public final class AuditReader {
    private final Disk disk;
    private final LongSupplier size;

    AuditReader(Disk disk, LongSupplier size) {
        this.disk = disk;
        this.size = size;
    }

    /** Reads a folder offline, up to the first frame that is not written yet. */
    public static AuditReader of(Path folder) {
        return new AuditReader(Disk.folder(folder), () -> Long.MAX_VALUE);
    }

    /** Begins at an index, or at the first record that is kept if that is later. */
    public AuditCursor from(long index) throws IOException {
        NavigableSet<Long> segments = segments();
        Long segment = segments.floor(index);
        return new AuditCursor(disk, size, segment == null ? segments.first() : segment, index);
    }

    /** Begins at or a little before the first record of a time or later. */
    public AuditCursor since(Instant time) throws IOException {
        return from(Segments.at(disk, segments(), time));
    }

    /** The record at an index, if it is there. */
    public Optional<StoredRecord> at(long index) throws IOException {
        try (var cursor = from(index)) {
            return cursor.next().filter(found -> found.index() == index);
        }
    }

    /** The newest records that match, at most so many, oldest of them first. */
    public List<StoredRecord> latest(RecordFilter filter, int limit) throws IOException {
        Deque<StoredRecord> latest = new ArrayDeque<>();
        long end = Long.MAX_VALUE;
        for (long segment : segments().descendingSet()) {
            latestOf(segment, end, filter, limit - latest.size())
                    .descendingIterator()
                    .forEachRemaining(latest::addFirst);
            if (latest.size() >= limit) {
                break;
            }
            end = segment;
        }
        return List.copyOf(latest);
    }

    private Deque<StoredRecord> latestOf(long segment, long end, RecordFilter filter, int limit) throws IOException {
        Deque<StoredRecord> latest = new ArrayDeque<>();
        try (var cursor = from(segment)) {
            for (var next = cursor.next(); isBefore(end, next); next = cursor.next()) {
                keep(latest, next.get(), filter, limit);
            }
        }
        return latest;
    }

    private static void keep(Deque<StoredRecord> latest, StoredRecord record, RecordFilter filter, int limit) {
        if (filter.matches(record.record())) {
            latest.addLast(record);
        }
        if (latest.size() > limit) {
            latest.removeFirst();
        }
    }

    private static boolean isBefore(long end, Optional<StoredRecord> record) {
        return record.isPresent() && record.get().index() < end;
    }

    private NavigableSet<Long> segments() throws IOException {
        NavigableSet<Long> segments = Segments.list(disk);
        if (segments.isEmpty()) {
            throw new NoSuchFileException(disk.toString(), null, "expected the folder of an audit log");
        }
        return segments;
    }
}
