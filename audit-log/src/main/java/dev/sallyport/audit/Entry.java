package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;

/** A record on its way to the disk: the two halves of its stored bytes, and whether a new segment begins with it. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Entry(AuditRecord record, byte[] stamp, byte[] body, boolean startsSegment) {
    int frameBytes() {
        return Frame.PREFIX + stamp.length + body.length;
    }
}
