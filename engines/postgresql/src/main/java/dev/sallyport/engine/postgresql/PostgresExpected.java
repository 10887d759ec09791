package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.SourceFailure;
import java.sql.SQLException;
import org.postgresql.core.ParameterList;

/**
 * Holds a write to the rows that a person was shown: they are counted and pictured in the snapshot in which it runs, and what
 * somebody else changes of them later ends it.
 *
 * <p>A transaction on a snapshot cannot see what the catalog became behind it, while its write runs on what is there. So the
 * closure is compared by another session, which sees all of it, once the write holds its locks.
 */
final class PostgresExpected {
    private static final int COUNTED = 2;

    private final PostgresPool others;

    /** @param others connections that no write waits for while it holds one */
    PostgresExpected(PostgresPool others) {
        this.others = others;
    }

    static boolean isOf(Sealed sealed) {
        return sealed.count().flatMap(Count::expected).isPresent();
    }

    /**
     * Begins the transaction, unless its rows are others.
     *
     * @param settings the statement behind the beginning
     * @return its row
     */
    static PostgresRow begin(String settings, PostgresCall call, PostgresSession session)
            throws EngineFailure, SQLException {
        Count count = call.sealed().count().orElseThrow();
        Image expected = count.expected().orElseThrow();
        String text = PostgresSession.BEGIN_WRITE_ON_SNAPSHOT + "; " + settings + "; " + PostgresFound.text(count);
        PostgresSteps steps = session.runCounted(text, to -> bind(call, count, to));
        if (steps.size() != COUNTED + 1) {
            throw SourceFailure.internal("STATEMENTS");
        }
        if (!PostgresPreviews.image(steps.row(COUNTED)).equals(expected)) {
            throw SourceFailure.notApproved();
        }
        return steps.row(1);
    }

    private static void bind(PostgresCall call, Count count, ParameterList parameters) throws SQLException {
        call.bindSettings(parameters);
        PostgresParameters.bind(count.parameters(), parameters, PostgresCall.SETTINGS_PARAMETERS + 1);
    }

    /** Whether everything of the closure is what it was, beside a write that holds its locks. */
    void requireSame(Sealed sealed) throws EngineFailure, ClosureChanged, SQLException {
        try (PostgresSession session = others.session()) {
            boolean same = PostgresClosure.isSame(sealed.closure(), session);
            session.commit();
            if (!same) {
                throw new ClosureChanged();
            }
        }
    }
}
