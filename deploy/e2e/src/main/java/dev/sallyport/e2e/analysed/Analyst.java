package dev.sallyport.e2e.analysed;

import dev.sallyport.e2e.analysed.Value.Node;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;

/**
 * Asks a server how it analyses a statement, which is not run: it prepares it, and sends its tree along as a message.
 *
 * <p>Of the two trees that it has, what reads is judged by the rewritten one, in which views are what they stand for, and
 * what writes by the one before, to which the server has not yet added what the statement does not say.
 */
public final class Analyst {
    private static final int FLAGS =
            QueryExecutor.QUERY_DESCRIBE_ONLY | QueryExecutor.QUERY_SUPPRESS_BEGIN | QueryExecutor.QUERY_ONESHOT;

    private static final int[] NO_PARAMETERS = {};

    private final Connection connection;
    private final QueryExecutor executor;

    /** @param connection of a superuser; it sends these messages from now on */
    public Analyst(Connection connection) throws SQLException {
        this.connection = connection;
        this.executor = connection.unwrap(PgConnection.class).getQueryExecutor();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = log");
            statement.execute("SET debug_print_parse = on");
            statement.execute("SET debug_print_rewritten = on");
            statement.execute("SET debug_pretty_print = off");
        }
    }

    /** Looks up names in a schema from now on. */
    public void enter(String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = \"" + schema + "\"");
        }
    }

    /** The tree of a statement; empty for one that the server does not take. */
    public Optional<Node> analyse(String sql) throws SQLException {
        Query query = executor.wrap(List.of(new NativeQuery(sql, NO_PARAMETERS, false, SqlCommand.BLANK)));
        Messages messages = new Messages();
        try {
            executor.execute(query, null, messages, 0, 0, FLAGS);
            return Optional.of(messages.tree());
        } catch (PSQLException e) {
            if (e.getServerErrorMessage() == null) {
                throw e;
            }
            return Optional.empty();
        } finally {
            query.close();
        }
    }

    private static final class Messages extends ResultHandlerBase {
        private final List<Value> parsed = new ArrayList<>();
        private final List<Value> rewritten = new ArrayList<>();

        @Override
        public void handleWarning(@Nullable SQLWarning warning) {
            if (warning instanceof PSQLWarning postgres && postgres.getServerErrorMessage() != null) {
                String title = String.valueOf(postgres.getServerErrorMessage().getMessage());
                String tree = postgres.getServerErrorMessage().getDetail();
                switch (title) {
                    case "parse tree:" -> parsed.add(NodeReader.read(Objects.requireNonNull(tree)));
                    case "rewritten parse tree:" -> rewritten.add(NodeReader.read(Objects.requireNonNull(tree)));
                    default -> {}
                }
            }
        }

        private Node tree() {
            if (parsed.size() != 1 || rewritten.size() != 1 || !(parsed.getFirst() instanceof Node query)) {
                throw new IllegalStateException("the server sent `" + parsed.size() + "` trees");
            }
            boolean reads = query.number("commandType") == 1;
            return reads ? ((Value.Items) rewritten.getFirst()).nodes().getFirst() : query;
        }
    }
}
