package dev.sallyport.audit;

import java.io.IOException;

/** The check of one segment from its first byte to its last. */
final class SegmentCheck {
    private final String name;
    private final SegmentFile file;
    private final int looks;
    private final Runnable pause;

    /** A segment may be one that grows: what looks bad at its end is looked at so many times. */
    SegmentCheck(String name, SegmentFile file, int looks, Runnable pause) {
        this.name = name;
        this.file = file;
        this.looks = looks;
        this.pause = pause;
    }

    void run(Chain chain) throws IOException {
        chain.startSegment(name, SegmentHeader.read(name, file));
        var cursor = new FrameCursor(file, SegmentHeader.BYTES);
        long end;
        do {
            end = readFrames(cursor, chain);
        } while (!isEnd(cursor, end, chain));
    }

    private long readFrames(FrameCursor cursor, Chain chain) throws IOException {
        for (int look = 1; ; look++) {
            switch (cursor.next()) {
                case Step.Whole(long position, byte[] payload) -> {
                    chain.add(name, position, payload);
                    look = 0;
                }
                case Step.End(long position) -> {
                    return position;
                }
                case Step.Bad(long position, String what) -> lookAgain(look, position, what);
            }
        }
    }

    /** Whether nothing but zeros follows; if not, a frame has come since, or the bytes are foreign. */
    private boolean isEnd(FrameCursor cursor, long end, Chain chain) throws IOException {
        for (int look = 1; Zeros.lastWritten(file, end) > end; look++) {
            if (cursor.next() instanceof Step.Whole(long position, byte[] payload)) {
                chain.add(name, position, payload);
                return false;
            }
            lookAgain(look, end, "bytes that are no frame follow the last one");
        }
        return true;
    }

    private void lookAgain(int look, long position, String what) throws LogCorrupt {
        if (look >= looks) {
            throw new LogCorrupt(name, position, what);
        }
        pause.run();
    }
}
