package dev.sallyport.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file of a log. */
public interface SegmentFile extends Closeable {
    /** Reads what is there at a position, -1 at the end of the file. */
    int read(ByteBuffer target, long position) throws IOException;

    /** Writes all of the source at a position. */
    void write(ByteBuffer source, long position) throws IOException;

    /** Returns when all that was written is on stable storage. A failure must never be retried. */
    void force() throws IOException;

    long size() throws IOException;
}
