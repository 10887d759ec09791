package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What a verifier knows of a log so far, and what it demands of the next record. */
final class Chain {
    private static final int REPORT_EVERY = 10_000;
    private static final Set<Completion> RESOLUTIONS =
            Set.of(Completion.COMPLETION_RESOLVED_COMMITTED, Completion.COMPLETION_RESOLVED_ROLLED_BACK);
    private final Optional<KnownRoot> known;
    private final LongConsumer progress;
    private final Merkle merkle = new Merkle();
    private final Set<Long> open = new HashSet<>();
    /** Intents whose outcome said that it is unknown, and that nothing resolved. */
    private final Set<Long> unknown = new HashSet<>();

    private CompactRange range = CompactRange.empty();
    private @Nullable String origin;
    private long firstSeq;
    private long lastHlc;

    Chain(Optional<KnownRoot> known, LongConsumer progress) {
        this.known = known;
        this.progress = progress;
    }

    void startSegment(String name, SegmentHeader header) throws LogCorrupt {
        if (origin == null) {
            origin = header.origin();
            range = header.range().copy();
            firstSeq = range.size();
            requireKnownRoot(name, 0);
        }
        require(Segments.name(header.firstSeq()).equals(name), name, 0, "the header is that of another segment");
        require(header.origin().equals(origin), name, 0, "the origin changes");
        require(header.range().matches(range), name, 0, "the tree in the header is not that of the records before");
    }

    void add(String name, long position, byte[] payload) throws LogCorrupt {
        AuditRecord record = parse(name, position, payload);
        require(record.getSeq() == range.size(), name, position, "a record is missing, moved or repeated");
        require(record.getHlc() > lastHlc, name, position, "the clock runs backwards");
        require(isFlush(record.getFlushFirstSeq(), record.getSeq()), name, position, "the flush is that of others");
        require(isPaired(record), name, position, "an outcome follows no intent");
        require(isAnnounced(record), name, position, "a precommit follows no open intent");
        lastHlc = record.getHlc();
        range.append(merkle.leaf(payload));
        requireKnownRoot(name, position);
        if (range.size() % REPORT_EVERY == 0) {
            progress.accept(range.size() - firstSeq);
        }
    }

    private void requireKnownRoot(String name, long position) throws LogCorrupt {
        if (known.isPresent() && known.get().size() == range.size()) {
            require(
                    known.get().root().equals(ByteString.copyFrom(range.root())),
                    name,
                    position,
                    "the root over the first " + range.size() + " records is not the one that is known");
        }
    }

    /** Nothing follows: the known root must have been among what was read. */
    void end(String name) throws LogCorrupt {
        long size = known.map(KnownRoot::size).orElse(range.size());
        require(
                size <= range.size(),
                name,
                0,
                "only " + range.size() + " records are here, and " + size + " are known");
        require(size >= firstSeq, name, 0, "records before " + firstSeq + " are gone, so their root cannot be told");
    }

    private static AuditRecord parse(String name, long position, byte[] payload) throws LogCorrupt {
        try {
            return StoredRecord.parse(payload).record();
        } catch (InvalidProtocolBufferException e) {
            throw new LogCorrupt(name, position, "a frame holds no record");
        }
    }

    private static boolean isFlush(long firstSeq, long seq) {
        return firstSeq <= seq && seq - firstSeq < Intake.MAX_FLUSH;
    }

    /** An outcome closes an open intent. One may follow that resolves it where it is unknown, or whose intent is no longer kept. */
    private boolean isPaired(AuditRecord record) {
        return switch (record.getKind()) {
            case KIND_INTENT -> open.add(record.getSeq());
            case KIND_OUTCOME -> closes(record) || record.getParent() < firstSeq;
            default -> true;
        };
    }

    private boolean closes(AuditRecord outcome) {
        long intent = outcome.getParent();
        Completion completion = outcome.getResult().getCompletion();
        if (!open.remove(intent)) {
            return RESOLUTIONS.contains(completion) && unknown.remove(intent);
        }
        return completion != Completion.COMPLETION_UNKNOWN || unknown.add(intent);
    }

    private boolean isAnnounced(AuditRecord record) {
        return record.getKind() != Kind.KIND_PRECOMMIT
                || open.contains(record.getParent())
                || record.getParent() < firstSeq;
    }

    private static void require(boolean holds, String name, long position, String otherwise) throws LogCorrupt {
        if (!holds) {
            throw new LogCorrupt(name, position, otherwise);
        }
    }

    CompactRange range() {
        return range;
    }

    long openOperations() {
        return open.size();
    }
}
