package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.postgresql.PostgresErrors.Ending;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One read transaction whose closure and origin were checked; its rows may be released. */
final class PostgresExecution implements Execution {
    private final PostgresSession session;
    private final PostgresDeadline deadline;
    private final List<ResultColumn> columns;
    private final PostgresBatches batches;
    private boolean open = true;

    PostgresExecution(
            PostgresSession session, PostgresDeadline deadline, List<ResultColumn> columns, PostgresBatches batches) {
        this.session = session;
        this.deadline = deadline;
        this.columns = columns;
        this.batches = batches;
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public Optional<Batch> next() throws EngineFailure {
        requireNotEnded();
        try {
            Optional<Batch> batch = batches.next();
            requireNotEnded();
            return batch;
        } catch (SQLException e) {
            session.spoil();
            throw PostgresErrors.failure(e, deadline.ending());
        } catch (RuntimeException | Error e) {
            session.spoil();
            throw e;
        }
    }

    private void requireNotEnded() throws EngineFailure {
        if (deadline.ending().isPresent()) {
            throw PostgresErrors.failure(deadline.ending().get());
        }
    }

    @Override
    public Completion completion() {
        return batches.completion().orElseThrow(() -> new IllegalStateException("the answer was not read to its end"));
    }

    @Override
    public long truncatedCells() {
        return batches.truncatedCells();
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
    public void commit() throws EngineFailure {
        requireNotEnded();
        try {
            session.commit();
        } catch (SQLException e) {
            session.spoil();
            throw PostgresErrors.failure(e, deadline.ending());
        } catch (RuntimeException | Error e) {
            session.spoil();
            throw e;
        }
    }

    @Override
    public void rollBack() {
        close();
    }

    @Override
    public void cancel() {
        deadline.end(Ending.CANCELLED);
    }

    /** Rolls back what was not committed; a connection whose transaction did not end cleanly is not used again. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (deadline.close()) {
                session.rollBack();
            } else {
                session.spoil();
            }
        }
    }
}
