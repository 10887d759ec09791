package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.engine.sql.run.Deadline;
import dev.sallyport.engine.sql.run.Ending;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One transaction whose closure and origin were checked: its rows may be released. */
final class MySqlExecution implements Execution {
    private final MySqlSession session;
    private final Deadline deadline;
    private final List<ResultColumn> columns;
    private final MySqlRows rows;
    private final Batches batches;
    private boolean open = true;
    private boolean ended;

    MySqlExecution(
            MySqlSession session, Deadline deadline, List<ResultColumn> columns, MySqlRows rows, Batches batches) {
        this.session = session;
        this.deadline = deadline;
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
        deadline.requireRunning();
        try {
            Optional<Batch> batch = batches.next();
            deadline.requireRunning();
            return batch;
        } catch (SQLException e) {
            session.spoil();
            throw MySqlErrors.failure(e, deadline.ending());
        } catch (RuntimeException | Error e) {
            session.spoil();
            throw e;
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

    /** Ends the transaction, which kept nothing. */
    @Override
    public void commit() throws EngineFailure {
        deadline.requireRunning();
        try {
            end();
        } catch (SQLException e) {
            session.spoil();
            throw MySqlErrors.failure(e, deadline.ending());
        } catch (RuntimeException | Error e) {
            session.spoil();
            throw e;
        }
    }

    @Override
    public void cancel() {
        deadline.end(Ending.CANCELLED);
    }

    /** A connection whose transaction did not end cleanly is not used again. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (!ended && deadline.ending().isEmpty()) {
                endQuietly();
            }
            if (!deadline.close()) {
                session.spoil();
            }
        }
    }

    private void endQuietly() {
        try {
            end();
        } catch (SQLException e) {
            session.spoil();
        }
    }

    /** The driver would read to the end what nobody wants any more: then the connection is rather broken. */
    private void end() throws SQLException {
        ended = true;
        if (rows.isRead()) {
            rows.close();
            session.commit();
        } else {
            session.abort();
        }
    }
}
