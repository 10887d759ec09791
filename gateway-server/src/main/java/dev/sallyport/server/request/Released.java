package dev.sallyport.server.request;

import dev.sallyport.engine.Completion;
import dev.sallyport.operation.Hint;
import java.util.List;

/**
 * What was released to the client in a whole answer.
 *
 * @param digest SHA-256 over the buffers of all batches, in order
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Released(Completion completion, Count count, long affected, List<Hint> hints, byte[] digest) {
    /** How much left, whether or not the answer became whole. */
    public record Count(long rows, long bytes) {}

    public long rows() {
        return count.rows();
    }

    public long bytes() {
        return count.bytes();
    }
}
