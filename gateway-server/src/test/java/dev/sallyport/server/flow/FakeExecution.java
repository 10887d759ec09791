package dev.sallyport.server.flow;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.server.flow.FakeEngine.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** An execution that hands out the batches which a test put in. */
final class FakeExecution implements Execution {
    final Deque<Batch> batches = new ArrayDeque<>();
    Completion completion = Completion.COMPLETE;
    long truncatedCells;
    long affected;
    Optional<String> transaction = Optional.empty();
    boolean open;
    boolean committed;
    boolean cancelled;
    Step whenNext = Step.NOTHING;
    Step whenExhausted = Step.NOTHING;
    Step whenCommitted = Step.NOTHING;
    Runnable whenClosed = () -> {};

    @Override
    public List<ResultColumn> columns() {
        return List.of(new ResultColumn("email", ColumnType.TEXT, "text", ResultColumn.Origin.MASKED, "null"));
    }

    @Override
    public Optional<Batch> next() throws EngineFailure {
        whenNext.happen();
        if (batches.isEmpty()) {
            whenExhausted.happen();
        }
        return Optional.ofNullable(batches.poll());
    }

    @Override
    public Completion completion() {
        return completion;
    }

    @Override
    public long truncatedCells() {
        return truncatedCells;
    }

    @Override
    public long affected() {
        return affected;
    }

    @Override
    public Optional<String> transaction() {
        return transaction;
    }

    @Override
    public void commit() throws EngineFailure {
        whenCommitted.happen();
        committed = true;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        open = false;
        whenClosed.run();
    }
}
