package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import java.util.List;
import java.util.Optional;

/** One cursor whose closure was checked: its documents may be released. */
final class MongoReadExecution extends MongoExecution {
    private final List<ResultColumn> columns;
    private final MongoRows rows;
    private final MongoBatches batches;

    MongoReadExecution(
            MongoSession session, Deadline deadline, List<ResultColumn> columns, MongoRows rows, MongoBatches batches) {
        super(session, deadline);
        this.columns = columns;
        this.rows = rows;
        this.batches = batches;
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public Optional<Batch> next() throws EngineFailure {
        deadline().requireRunning();
        try {
            Optional<Batch> batch = batches.next();
            deadline().requireRunning();
            return batch;
        } catch (MongoFault e) {
            session().spoil();
            throw MongoErrors.failure(e, deadline().ending());
        }
    }

    @Override
    public Completion completion() {
        return batches.completion().orElseThrow(() -> new IllegalStateException("the answer was not read to its end"));
    }

    /** No document is cut. */
    @Override
    public long truncatedCells() {
        return 0;
    }

    @Override
    public long affected() {
        return 0;
    }

    @Override
    public Optional<String> transaction() {
        return Optional.empty();
    }

    @Override
    void keep() {
        rows.close();
    }

    @Override
    void undo() {
        rows.close();
    }

    @Override
    EngineFailure notKept(MongoFault fault, Optional<Ending> ending) {
        return MongoErrors.failure(fault, ending);
    }
}
