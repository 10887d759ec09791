package dev.sallyport.audit;

/** How much of the current segment is spoken for. The end of it is kept for outcomes; guarded by the intake's lock. */
final class Room {
    private final long segmentBytes;
    private final long reserve;
    private long capacity;
    private long end;

    Room(long segmentBytes, long reserve) {
        this.segmentBytes = segmentBytes;
        this.reserve = reserve;
    }

    void resume(long position, long fileBytes) {
        end = position;
        capacity = fileBytes;
    }

    boolean fits(int bytes) {
        return end + bytes <= capacity - reserve;
    }

    boolean fitsReserve(int bytes) {
        return end + bytes <= capacity;
    }

    boolean isHalfFull() {
        return end > (capacity - reserve) / 2;
    }

    void startSegment() {
        resume(SegmentHeader.BYTES, segmentBytes);
    }

    void take(int bytes) {
        end += bytes;
    }
}
