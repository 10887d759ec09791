package dev.sallyport.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
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
        NavigableSet<Long> segments = Segments.list(disk);
        if (segments.isEmpty()) {
            throw new NoSuchElementException("`%s` holds no segment, expected an audit log".formatted(disk));
        }
        Long segment = segments.floor(index);
        return new AuditCursor(disk, size, segment == null ? segments.first() : segment, index);
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
        try (var cursor = from(0)) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                keep(latest, next.get(), filter, limit);
            }
        }
        return List.copyOf(latest);
    }

    private static void keep(Deque<StoredRecord> latest, StoredRecord record, RecordFilter filter, int limit) {
        if (filter.matches(record.record())) {
            latest.addLast(record);
        }
        if (latest.size() > limit) {
            latest.removeFirst();
        }
    }
}
