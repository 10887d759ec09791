package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a statement does to some tables before it is undone.
 *
 * @param answer what it returns, or its error
 * @param affected rows that it changed, as the server counts them
 * @param digests of the rows of each table, whatever their order; none after an error
 */
record Change(Answer answer, long affected, Map<String, String> digests) {
    private static final Answer NOTHING = new Answer(List.of(), List.of(), "");

    Change {
        digests = Map.copyOf(digests);
    }

    /** Runs a text in a transaction of its own, under these settings and no others, and rolls it back. */
    static Change of(Connection connection, List<String> tables, List<String> settings, String sql)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String setting : PostgresTerms.local(settings)) {
                statement.execute(setting);
            }
            Answer answer = NOTHING;
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    answer = Answer.of(rows);
                }
            }
            long affected = statement.getLargeUpdateCount();
            return new Change(answer, Math.max(affected, answer.rows().size()), digests(statement, tables));
        } catch (SQLException e) {
            String state = Objects.requireNonNullElse(e.getSQLState(), "-");
            return new Change(new Answer(List.of(), List.of(), state), 0, Map.of());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Of the tables as they are. */
    static Map<String, String> digests(Connection connection, List<String> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return digests(statement, tables);
        }
    }

    private static Map<String, String> digests(Statement statement, List<String> tables) throws SQLException {
        String all = tables.stream()
                .map(table -> "select '" + table.replace("'", "''")
                        + "', count(*) || ' ' || coalesce(sum(hashtextextended(whole_row::text, 0)), 0) from " + table
                        + " whole_row")
                .collect(Collectors.joining(" union all "));
        Map<String, String> digests = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(all)) {
            while (rows.next()) {
                digests.put(rows.getString(1), rows.getString(2));
            }
        }
        return digests;
    }

    /** Whether it ends as the other, with as many rows of the same columns. */
    boolean isLike(Change other) {
        return answer.isLike(other.answer) && affected == other.affected;
    }

    /** In few words. */
    String brief() {
        return answer.error() + " " + affected + " affected, " + answer.rows().size() + " rows, "
                + new TreeMap<>(digests);
    }
}
