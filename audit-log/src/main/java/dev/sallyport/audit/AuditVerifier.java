package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Reads a whole log, offline, and checks every byte of it: headers, frames, order, pairs and the tree. */
public final class AuditVerifier {
    private static final int LOOKS = 5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private final Disk disk;
    private final LongConsumer progress;
    private final Runnable pause;
    private final Optional<KnownRoot> known;

    AuditVerifier(Disk disk, Optional<KnownRoot> known, LongConsumer progress, Runnable pause) {
        this.disk = disk;
        this.known = known;
        this.progress = progress;
        this.pause = pause;
    }

    /** Checks a folder; `progress` is told the number of records now and then. */
    public static Verification verify(Path folder, LongConsumer progress) throws IOException {
        return verify(folder, Optional.empty(), progress);
    }

    /**
     * Checks a folder against what an earlier check told, so that a log that was written anew with its checksums and
     * tree is found too.
     */
    public static Verification verify(Path folder, Optional<KnownRoot> known, LongConsumer progress)
            throws IOException {
        return new AuditVerifier(Disk.folder(folder), known, progress, () -> LockSupport.parkNanos(PAUSE)).verify();
    }

    Verification verify() throws IOException {
        List<Long> segments = new ArrayList<>(Segments.list(disk));
        if (segments.isEmpty()) {
            return new Verification.Broken(disk.toString(), 0, "no segment is here");
        }
        try {
            return verify(segments);
        } catch (LogCorrupt e) {
            return new Verification.Broken(e.file(), e.offset(), e.what());
        }
    }

    private Verification verify(List<Long> segments) throws IOException {
        var chain = new Chain(known, progress);
        for (long segment : segments) {
            try (var file = disk.read(Segments.name(segment))) {
                int looks = segment == segments.getLast() ? LOOKS : 1;
                new SegmentCheck(Segments.name(segment), file, looks, pause).run(chain);
            }
        }
        chain.end(Segments.name(segments.getLast()));
        CompactRange range = chain.range();
        return new Verification.Verified(
                segments.getFirst(), range.size(), ByteString.copyFrom(range.root()), chain.openOperations());
    }
}
