package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import java.io.Closeable;
import java.io.IOException;

/** The parts of a log whose folder is locked and whose past is known. */
record OpenLog(
        Disk disk,
        Closeable folderLock,
        Intake intake,
        SegmentWriter segments,
        DurableSize durable,
        RequestIndex requests,
        Past past) {
    private static final int FIRST_RECORDS = 2 * Frame.MAX;

    static OpenLog open(AuditLogOptions options) throws IOException {
        Closeable folderLock = options.disk().lock();
        try {
            return open(options, folderLock);
        } catch (IOException | RuntimeException e) {
            folderLock.close();
            throw e;
        }
    }

    private static OpenLog open(AuditLogOptions options, Closeable folderLock) throws IOException {
        var recovered = new Recovery(options.disk(), options.origin()).run();
        var found = recovered == null ? new Recovery.Found(create(options), 0, null) : recovered;
        SegmentTail tail = found.tail();
        var spare = new Spare(options.disk(), options.segmentBytes(), OpenLog::inBackground);
        var room = new Room(options.segmentBytes(), options.reserve());
        room.resume(tail.position(), tail.file().size());
        if (!room.fits(FIRST_RECORDS)) {
            spare.prepareHere();
        }
        var stamper = new Stamper(options.node(), options.clock(), found.lastHlc());
        long size = tail.range().size();
        return new OpenLog(
                options.disk(),
                folderLock,
                new Intake(stamper, room, spare, size),
                new SegmentWriter(options.disk(), spare, options.origin(), tail),
                new DurableSize(size),
                new RequestIndex(options.clock(), options.requests()),
                Past.of(options, found));
    }

    private static SegmentTail create(AuditLogOptions options) throws IOException {
        SegmentFile file = options.disk().create(Segments.SPARE);
        Zeros.write(file, 0, options.segmentBytes());
        var header = new SegmentHeader(options.origin(), CompactRange.empty(), ByteString.EMPTY);
        return new SegmentTail(
                SegmentTail.start(options.disk(), file, header), SegmentHeader.BYTES, CompactRange.empty());
    }

    private static void inBackground(Runnable task) {
        var _ = Thread.ofPlatform().name("audit-log-spare").daemon().start(task);
    }
}
