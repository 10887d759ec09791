package dev.sallyport.audit;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Walks the frames of a segment through a window; asked again at the end, it looks at the file again. */
final class FrameCursor {
    private static final int WINDOW = 256 << 10;
    private final SegmentFile file;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long position;

    FrameCursor(SegmentFile file, long position) {
        this.file = file;
        this.position = position;
    }

    /** Goes past the frame that it returns; stays where it is at anything else. */
    Step next() throws IOException {
        if (window.remaining() < Frame.MAX) {
            fill();
        }
        Step seen = at();
        return seen instanceof Step.Whole whole ? pass(whole) : lookAgain();
    }

    /** The window may be older than the frame. */
    private Step lookAgain() throws IOException {
        fill();
        Step seen = at();
        return seen instanceof Step.Whole whole ? pass(whole) : seen;
    }

    private Step pass(Step.Whole whole) {
        window.position(window.position() + Frame.PREFIX + whole.payload().length);
        position = whole.end();
        return whole;
    }

    private void fill() throws IOException {
        window.clear();
        while (window.hasRemaining() && file.read(window, position + window.position()) > 0) {}
        window.flip();
    }

    private Step at() {
        if (window.remaining() < Frame.PREFIX) {
            return Zeros.only(window.duplicate()) ? new Step.End(position) : bad("a frame is cut short");
        }
        int start = window.position();
        int length = window.getInt(start);
        if (length == 0) {
            return window.getInt(start + 4) == 0 ? new Step.End(position) : bad("a checksum stands without a frame");
        }
        if (!Frame.isLength(length) || window.remaining() - Frame.PREFIX < length) {
            return bad("a frame of `%d` bytes cannot be here".formatted(length));
        }
        byte[] payload = new byte[length];
        window.get(start + Frame.PREFIX, payload);
        return Frame.checksum(length, payload) == window.getInt(start + 4)
                ? new Step.Whole(position, payload)
                : bad("the checksum of a frame does not match");
    }

    private Step bad(String what) {
        return new Step.Bad(position, what);
    }
}
