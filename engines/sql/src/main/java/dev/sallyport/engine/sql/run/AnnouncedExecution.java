package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Session;
import java.util.List;
import java.util.Optional;

/** Something that was checked and that answers with no rows: it is kept, or only run, by the commit. */
public abstract class AnnouncedExecution extends SessionExecution {
    private final String name;
    private final long affected;

    /** @param name by which it is known later, also to another gateway */
    protected AnnouncedExecution(Session session, Deadline deadline, String name) {
        this(session, deadline, name, 0);
    }

    /**
     * One that changed rows before the commit.
     *
     * @param affected how many
     */
    protected AnnouncedExecution(Session session, Deadline deadline, String name, long affected) {
        super(session, deadline);
        this.name = name;
        this.affected = affected;
    }

    @Override
    public final List<ResultColumn> columns() {
        return List.of();
    }

    @Override
    public final Optional<Batch> next() throws EngineFailure {
        deadline().requireRunning();
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
        return affected;
    }

    @Override
    public final Optional<String> transaction() {
        return Optional.of(name);
    }
}
