package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;

/**
 * Indexes that are built while the table is written to: the server takes them outside of a transaction alone. They are
 * checked when they are opened, and built when they are committed.
 */
final class PostgresIndexRun implements PostgresRun {
    private final Runnable whenKept;

    /** @param whenKept reads the catalog anew, so that what was built is known */
    PostgresIndexRun(Runnable whenKept) {
        this.whenKept = whenKept;
    }

    /** Whether it is one. */
    static boolean takes(Sealed sealed) {
        return PostgresIndexBuild.of(PostgresCall.text(sealed), sealed.closure())
                .isPresent();
    }

    @Override
    public OperationKind kind() {
        return OperationKind.DDL;
    }

    @Override
    public Execution run(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        PostgresIndexBuild build = PostgresIndexBuild.of(
                        call.text(), call.sealed().closure())
                .orElseThrow(() -> SourceFailure.internal("INDEX"));
        if (!build.claim(session)) {
            throw PostgresErrors.inTheWay();
        }
        if (!PostgresClosure.isSame(call.sealed().closure(), session)) {
            throw new ClosureChanged();
        }
        if (build.isThere(session)) {
            throw PostgresErrors.nameTaken(PostgresErrors.NAME_TAKEN);
        }
        session.commit();
        return new PostgresIndexExecution(call, session, deadline, build, whenKept);
    }
}
