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
final class Analyst {
    private static final int FLAGS =
            QueryExecutor.QUERY_DESCRIBE_ONLY | QueryExecutor.QUERY_SUPPRESS_BEGIN | QueryExecutor.QUERY_ONESHOT;

    private static final int[] NO_PARAMETERS = {};

    private final Connection connection;
    private final QueryExecutor executor;
    private boolean writes;

    /** @param connection of a superuser; it sends these messages from now on */
    Analyst(Connection connection) throws SQLException {
        this.connection = connection;
        this.executor = connection.unwrap(PgConnection.class).getQueryExecutor();
        run("SET debug_pretty_print = off");
        run("SET client_min_messages = log");
        run("SET debug_print_rewritten = on");
    }

    /** Looks up names in a schema from now on. */
    void enter(String schema) throws SQLException {
        run("SET search_path = \"" + schema + "\"");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The tree of a statement; empty for one that the server does not take. */
    Optional<Node> analyse(String sql, boolean asWrite) throws SQLException {
        if (writes != asWrite) {
            run("SET debug_print_parse = " + (asWrite ? "on" : "off"));
            run("SET debug_print_rewritten = " + (asWrite ? "off" : "on"));
            writes = asWrite;
        }
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
        private final List<Value> trees = new ArrayList<>();

        @Override
        public void handleWarning(@Nullable SQLWarning warning) {
            if (warning instanceof PSQLWarning postgres && postgres.getServerErrorMessage() != null) {
                String title = String.valueOf(postgres.getServerErrorMessage().getMessage());
                if (title.equals("parse tree:") || title.equals("rewritten parse tree:")) {
                    String tree = postgres.getServerErrorMessage().getDetail();
                    trees.add(NodeReader.read(Objects.requireNonNull(tree)));
                }
            }
        }

        /** The rewritten trees of a statement come as a list. */
        private Node tree() {
            if (trees.size() == 1 && trees.getFirst() instanceof Node query) {
                return query;
            }
            if (trees.size() == 1 && trees.getFirst() instanceof Value.Items(var list) && list.size() == 1) {
                return (Node) list.getFirst();
            }
            throw new IllegalStateException("the server did not send one tree but `" + trees.size() + "`");
        }
    }
}
