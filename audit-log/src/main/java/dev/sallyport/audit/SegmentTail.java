package dev.sallyport.audit;

import java.io.IOException;

/** Where writing goes on: a segment, the end of its last frame, and the tree so far. */
record SegmentTail(SegmentFile file, long position, CompactRange range) {
    /** Makes a segment of the spare file; once it has its name it is whole and durable. */
    static SegmentFile start(Disk disk, SegmentFile spare, SegmentHeader header) throws IOException {
        spare.write(header.encode(), 0);
        spare.force();
        disk.rename(Segments.SPARE, Segments.name(header.firstSeq()));
        disk.force();
        return spare;
    }
}
