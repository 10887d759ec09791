package dev.sallyport.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.sallyport.v1.AuditRecord;
import java.io.IOException;

/** The frames of a segment of one's own log, and the tree as it grows with each of them. */
final class SegmentFrames {
    private final String name;
    private final FrameCursor cursor;
    private final CompactRange range;
    private final Merkle merkle = new Merkle();

    private SegmentFrames(String name, FrameCursor cursor, CompactRange range) {
        this.name = name;
        this.cursor = cursor;
        this.range = range;
    }

    /** Checks that the header is that of this segment of this log. */
    static SegmentFrames open(String name, SegmentFile file, String origin) throws IOException {
        SegmentHeader header = SegmentHeader.read(name, file);
        if (!header.origin().equals(origin)) {
            throw new LogCorrupt(name, 0, "the origin is `%s`, expected `%s`".formatted(header.origin(), origin));
        }
        if (!Segments.name(header.firstSeq()).equals(name)) {
            throw new LogCorrupt(name, 0, "the header says that record `%d` is first".formatted(header.firstSeq()));
        }
        var cursor = new FrameCursor(file, SegmentHeader.BYTES);
        return new SegmentFrames(name, cursor, header.range().copy());
    }

    /** Goes past the frame that it returns, which the tree then has; stays where it is at anything else. */
    Step next() throws IOException {
        Step step = cursor.next();
        if (step instanceof Step.Whole whole) {
            range.append(merkle.leaf(whole.payload()));
        }
        return step;
    }

    /** What the frame says that was passed last. */
    AuditRecord record(Step.Whole passed) throws LogCorrupt {
        AuditRecord record = parse(passed);
        if (record.getSeq() != range.size() - 1) {
            throw new LogCorrupt(
                    name,
                    passed.position(),
                    "record `%d` stands where `%d` is expected".formatted(record.getSeq(), range.size() - 1));
        }
        return record;
    }

    private AuditRecord parse(Step.Whole passed) throws LogCorrupt {
        try {
            return StoredRecord.parse(passed.payload()).record();
        } catch (InvalidProtocolBufferException e) {
            throw new LogCorrupt(name, passed.position(), "a frame holds no record");
        }
    }

    CompactRange range() {
        return range;
    }
}
