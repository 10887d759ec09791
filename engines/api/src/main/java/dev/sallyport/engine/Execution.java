package dev.sallyport.engine;

import java.util.List;
import java.util.Optional;

/**
 * One open transaction that runs one sealed operation.
 *
 * <p>One thread reads; `cancel` may come from any thread. Closing without a commit rolls back.
 */
public interface Execution extends AutoCloseable {
    List<ResultColumn> columns();

    /**
     * The next rows, at most 64 the first time, then 1,024 rows or 256 KiB; empty when there are no more, or the limits
     * of the sealed operation are reached.
     */
    Optional<Batch> next() throws EngineFailure;

    /** Whether the answer is whole; only valid after {@link #next()} was empty. */
    Completion completion();

    /** Cells that were cut at the limit so far. */
    long truncatedCells();

    /** Rows that the operation changed, never more than the limits of the sealed operation. */
    long affected();

    /** The engine's own name of the transaction, by which {@link Engine#fate} knows it later; empty for a read. */
    Optional<String> transaction();

    /**
     * Keeps what the operation did.
     *
     * @throws EngineFailure with {@link dev.sallyport.operation.Reason#OUTCOME_UNKNOWN} or INTERNAL when nobody knows whether it
     *     was kept, with any other reason when nothing was
     */
    void commit() throws EngineFailure;

    /** Ends the statement on the database; the reading thread then gets an {@link EngineFailure}. */
    void cancel();

    /** Ends the transaction, and undoes what was not committed; may be called twice. */
    @Override
    void close();
}
