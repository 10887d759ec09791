package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of one open transaction, in batches; how it ends is the server's own. */
public abstract class StreamedExecution extends SessionExecution {
    private final List<ResultColumn> columns;
    private final Batches batches;

    protected StreamedExecution(Session session, Deadline deadline, List<ResultColumn> columns, Batches batches) {
        super(session, deadline);
        this.columns = columns;
        this.batches = batches;
    }

    /** What the caller is told, and why it was ended from our side where it was. */
    protected abstract EngineFailure failure(SQLException error, Optional<Ending> ending);

    @Override
    protected EngineFailure notKept(SQLException error, Optional<Ending> ending) {
        return failure(error, ending);
    }

    @Override
    public final List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public final Optional<Batch> next() throws EngineFailure {
        deadline().requireRunning();
        try {
            Optional<Batch> batch = batches.next();
            deadline().requireRunning();
            return batch;
        } catch (SQLException e) {
            spoil();
            throw failure(e, deadline().ending());
        } catch (RuntimeException | Error e) {
            spoil();
            throw e;
        }
    }

    @Override
    public final Completion completion() {
        return batches.completion().orElseThrow(() -> new IllegalStateException("the answer was not read to its end"));
    }

    @Override
    public final long truncatedCells() {
        return batches.truncatedCells();
    }
}
