package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import java.util.List;
import java.util.Optional;

/** Something that was checked and announced, which the commit itself runs: it answers with no rows. */
public abstract class AnnouncedExecution implements Execution {
    private final Deadline deadline;
    private final String name;

    /** @param name by which it is known later, also to another gateway */
    protected AnnouncedExecution(Deadline deadline, String name) {
        this.deadline = deadline;
        this.name = name;
    }

    protected final Deadline deadline() {
        return deadline;
    }

    @Override
    public final List<ResultColumn> columns() {
        return List.of();
    }

    @Override
    public final Optional<Batch> next() throws EngineFailure {
        deadline.requireRunning();
        return Optional.empty();
    }

    @Override
    public final Completion completion() {
        return Completion.COMPLETE;
    }

    @Override
    public final long truncatedCells() {
        return 0;
    }

    @Override
    public final long affected() {
        return 0;
    }

    @Override
    public final Optional<String> transaction() {
        return Optional.of(name);
    }

    @Override
    public final void cancel() {
        deadline.end(Ending.CANCELLED);
    }
}
