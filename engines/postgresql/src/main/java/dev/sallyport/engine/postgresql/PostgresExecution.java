package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.engine.sql.run.StreamedExecution;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One transaction whose closure and origin were checked: its rows may be released, and what it changed may be kept. */
final class PostgresExecution extends StreamedExecution {
    private final PostgresSession session;
    private final Optional<Change> change;
    private final Runnable whenKept;

    /**
     * What a write did.
     *
     * @param affected rows that it changed
     * @param transaction its {@linkplain PostgresTransaction name}
     */
    record Change(long affected, String transaction) {}

    /** A read. */
    PostgresExecution(PostgresSession session, Deadline deadline, List<ResultColumn> columns, Batches batches) {
        this(session, deadline, columns, batches, Optional.empty(), () -> {});
    }

    /** @param whenKept runs behind the commit, and must not fail */
    PostgresExecution(
            PostgresSession session,
            Deadline deadline,
            List<ResultColumn> columns,
            Batches batches,
            Optional<Change> change,
            Runnable whenKept) {
        super(session, deadline, columns, batches);
        this.session = session;
        this.change = change;
        this.whenKept = whenKept;
    }

    @Override
    protected EngineFailure failure(SQLException error, Optional<Ending> ending) {
        return PostgresErrors.failure(error, ending);
    }

    @Override
    public long affected() {
        return change.map(Change::affected).orElse(0L);
    }

    @Override
    public Optional<String> transaction() {
        return change.map(Change::transaction);
    }

    @Override
    protected void keep() throws SQLException {
        if (change.isPresent()) {
            session.commitWrite();
        } else {
            session.commit();
        }
    }

    @Override
    protected EngineFailure notKept(SQLException error, Optional<Ending> ending) {
        return change.isPresent() ? PostgresErrors.notCommitted(error, ending) : failure(error, ending);
    }

    @Override
    protected void whenKept() {
        whenKept.run();
    }

    @Override
    protected void undo() {
        if (change.isPresent()) {
            session.rollBackWrite();
        } else {
            session.rollBack();
        }
    }
}
