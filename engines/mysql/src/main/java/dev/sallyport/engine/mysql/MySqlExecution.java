package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.engine.sql.run.Deadline;
import dev.sallyport.engine.sql.run.Ending;
import dev.sallyport.engine.sql.run.StreamedExecution;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One transaction whose closure and origin were checked: its rows may be released. */
final class MySqlExecution extends StreamedExecution {
    private final MySqlSession session;
    private final MySqlRows rows;
    private boolean open = true;
    private boolean ended;

    MySqlExecution(
            MySqlSession session, Deadline deadline, List<ResultColumn> columns, MySqlRows rows, Batches batches) {
        super(deadline, columns, batches);
        this.session = session;
        this.rows = rows;
    }

    @Override
    protected void spoil() {
        session.spoil();
    }

    @Override
    protected EngineFailure failure(SQLException error, Optional<Ending> ending) {
        return MySqlErrors.failure(error, ending);
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
        deadline().requireRunning();
        try {
            end();
        } catch (SQLException e) {
            session.spoil();
            throw MySqlErrors.failure(e, deadline().ending());
        } catch (RuntimeException | Error e) {
            session.spoil();
            throw e;
        }
    }

    /** A connection whose transaction did not end cleanly is not used again. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (!ended && deadline().ending().isEmpty()) {
                endQuietly();
            }
            if (!deadline().close()) {
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
