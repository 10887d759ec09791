package dev.sallyport.audit;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Runs of zero bytes: what a segment holds where nothing has been written. */
final class Zeros {
    private static final int CHUNK = 1 << 20;

    private Zeros() {}

    /** Whether what remains of a buffer is zero; leaves the position at the first byte that is not. */
    static boolean only(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (bytes.get(bytes.position()) != 0) {
                return false;
            }
            bytes.position(bytes.position() + 1);
        }
        return true;
    }

    /** Writes zeros, so that the file system really hands out the blocks. */
    static void write(SegmentFile file, long from, long to) throws IOException {
        var zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, Math.max(0, to - from)));
        for (long at = from; at < to; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
            file.write(zeros, at);
        }
    }

    /** The end of what is written in a file: one past the last byte from a position on that is not zero. */
    static long lastWritten(SegmentFile file, long from) throws IOException {
        long end = from;
        var chunk = ByteBuffer.allocateDirect(CHUNK);
        for (long at = from; file.read(chunk.clear(), at) > 0; at += chunk.limit()) {
            int last = lastByte(chunk.flip());
            end = last == 0 ? end : at + last;
        }
        return end;
    }

    private static int lastByte(ByteBuffer chunk) {
        int end = chunk.limit();
        while (end >= Long.BYTES && chunk.getLong(end - Long.BYTES) == 0) {
            end -= Long.BYTES;
        }
        while (end > 0 && chunk.get(end - 1) == 0) {
            end--;
        }
        return end;
    }
}
