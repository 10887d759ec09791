package dev.sallyport.engine.postgresql;

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

/** What came back from one round trip, one {@link Rows} for each statement; warnings are dropped. */
final class PostgresResults extends ResultHandlerBase {
    private final List<Rows> results = new ArrayList<>();

    /**
     * Some rows of one statement.
     *
     * @param portal where to read on; empty when these are the last
     */
    @SuppressWarnings("ArrayRecordComponent") // as the driver hands them over
    record Rows(Field[] fields, List<Tuple> tuples, Optional<ResultCursor> portal) {
        /** Of a statement that returns none. */
        static final Rows NONE = new Rows(new Field[0], List.of(), Optional.empty());
    }

    @Override
    public void handleResultRows(Query from, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        results.add(new Rows(fields, tuples, Optional.ofNullable(cursor)));
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        // the server's text stays here
    }

    int size() {
        return results.size();
    }

    /** The rows of a statement, counted from 0. */
    Rows get(int statement) throws SQLException {
        if (statement >= results.size()) {
            throw new SQLException("a statement gave no rows", "XX000");
        }
        return results.get(statement);
    }
}
