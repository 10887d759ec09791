package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.engine.sql.run.StreamedExecution;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One transaction whose closure and origin were checked: its rows may be released. */
final class MySqlExecution extends StreamedExecution {
    private final MySqlSession session;
    private final MySqlRows rows;
    private boolean ended;

    MySqlExecution(
            MySqlSession session, Deadline deadline, List<ResultColumn> columns, MySqlRows rows, Batches batches) {
        super(session, deadline, columns, batches);
        this.session = session;
        this.rows = rows;
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

    @Override
    protected void undo() {
        if (ended) {
            return;
        }
        try {
            keep();
        } catch (SQLException e) {
            session.spoil();
        }
    }

    /**
     * Ends the transaction, which kept nothing. The driver would read to the end what nobody wants any more: then the
     * connection is rather broken.
     */
    @Override
    protected void keep() throws SQLException {
        ended = true;
        if (rows.isRead()) {
            rows.close();
            session.commit();
        } else {
            session.abort();
        }
    }
}
