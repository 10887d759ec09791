package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.engine.sql.run.Deadline;
import dev.sallyport.engine.sql.run.Ending;
import dev.sallyport.engine.sql.run.StreamedExecution;
import dev.sallyport.operation.Limits;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One open transaction whose write was checked: what it changed may be kept. It returns no row. */
final class MySqlWriteExecution extends StreamedExecution {
    private final MySqlSession session;
    private final long affected;
    private final String transaction;
    private boolean open = true;
    private boolean kept;

    MySqlWriteExecution(MySqlSession session, Deadline deadline, long affected, String transaction) {
        super(deadline, List.of(), new Batches(new NoRows(), List.of(), new Limits(1, 1, 1, 0, Duration.ofSeconds(1))));
        this.session = session;
        this.affected = affected;
        this.transaction = transaction;
    }

    private record NoRows() implements Batches.Rows {
        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public byte @Nullable [] cell(int column) {
            throw new IllegalStateException("there is no row");
        }

        @Override
        public void advance() {
            throw new IllegalStateException("there is no row");
        }
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
        return affected;
    }

    @Override
    public Optional<String> transaction() {
        return Optional.of(transaction);
    }

    @Override
    public void commit() throws EngineFailure {
        deadline().requireRunning();
        try {
            session.commit();
            kept = true;
        } catch (SQLException e) {
            session.spoil();
            throw MySqlErrors.notCommitted(e, deadline().ending());
        } catch (RuntimeException | Error e) {
            session.spoil();
            throw e;
        }
    }

    /** Undoes what was not committed; a connection whose transaction did not end cleanly is not used again. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (!kept && deadline().ending().isEmpty()) {
                session.rollBack();
            }
            if (!deadline().close()) {
                session.spoil();
            }
        }
    }
}
