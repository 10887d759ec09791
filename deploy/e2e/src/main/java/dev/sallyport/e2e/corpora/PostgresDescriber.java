package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;

/** Asks PostgreSQL, as one message of the extended protocol. */
final class PostgresDescriber implements Describer {
    private static final int FLAGS =
            QueryExecutor.QUERY_DESCRIBE_ONLY | QueryExecutor.QUERY_SUPPRESS_BEGIN | QueryExecutor.QUERY_ONESHOT;

    private static final int[] NO_PARAMETERS = {};

    private final QueryExecutor executor;

    PostgresDescriber(Connection connection) throws SQLException {
        this.executor = connection.unwrap(PgConnection.class).getQueryExecutor();
    }

    @Override
    public Optional<Fault> fault(String sql) throws SQLException {
        if (sql.indexOf('\0') >= 0) {
            return Optional.of(new Fault("22021", "a zero byte", -1));
        }
        Query query = executor.wrap(List.of(new NativeQuery(sql, NO_PARAMETERS, false, SqlCommand.BLANK)));
        try {
            executor.execute(query, null, new Silent(), 0, 0, FLAGS);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(fault(e));
        } finally {
            query.close();
        }
    }

    private static Fault fault(SQLException e) throws SQLException {
        String state = e.getSQLState();
        if (state == null || state.startsWith("08")) {
            throw e;
        }
        var message = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null
                ? new Fault(state, String.valueOf(e.getMessage()), -1)
                : new Fault(state, String.valueOf(message.getMessage()), message.getPosition() - 1);
    }

    private static final class Silent extends ResultHandlerBase {
        @Override
        public void handleWarning(@Nullable SQLWarning warning) {
            // a description has nothing to warn of
        }
    }
}
