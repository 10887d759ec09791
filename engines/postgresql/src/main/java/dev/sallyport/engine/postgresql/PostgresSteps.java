package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresResults.Rows;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** What came back from one round trip, one {@link Step} for each statement, also of one without rows; warnings are dropped. */
final class PostgresSteps extends ResultHandlerBase {
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Rows rows;

    /**
     * The end of one statement.
     *
     * @param tag by which the server names what it did, like `COMMIT` or `UPDATE 3`
     * @param count of the rows that it returned or changed, as the server counts them
     */
    record Step(String tag, long count, Optional<Rows> rows) {}

    @Override
    public void handleResultRows(Query from, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        rows = new Rows(fields, tuples, Optional.ofNullable(cursor));
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        steps.add(new Step(status, updateCount, Optional.ofNullable(rows)));
        rows = null;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        // the server's text stays here
    }

    int size() {
        return steps.size();
    }

    /** The end of a statement, counted from 0. */
    Step get(int statement) {
        return steps.get(statement);
    }

    /** The one row of a statement that returns one. */
    PostgresRow row(int statement) throws SQLException {
        return new PostgresRow(rows(statement).getFirst());
    }

    List<Tuple> rows(int statement) throws SQLException {
        return steps.get(statement)
                .rows()
                .orElseThrow(() -> new SQLException("a statement gave no rows", "XX000"))
                .tuples();
    }
}
