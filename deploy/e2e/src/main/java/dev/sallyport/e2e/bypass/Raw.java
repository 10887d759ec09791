package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database says itself, without a gateway: every statement as the administrator, and undone. */
final class Raw {
    private final Shop shop;
    private final TestDatabase database;

    Raw(TestDatabase database) {
        this.shop = Shop.of(database.server());
        this.database = database;
    }

    /** The rows of a statement, or the error in its place. */
    Answer run(String sql, List<String> parameters) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : shop.settings(database.server())) {
                statement.execute(setting);
            }
            connection.setAutoCommit(false);
            try {
                return rows(statement, shop.said(sql, database), parameters);
            } catch (SQLException e) {
                return new Answer.Failed(String.valueOf(e.getMessage()));
            } finally {
                connection.rollback();
            }
        }
    }

    private Answer rows(Statement statement, String sql, List<String> parameters) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet result = shop.execute(statement, sql, parameters)) {
            while (result != null && result.next()) {
                rows.add(row(result));
            }
        }
        return new Answer.Rows(rows);
    }

    private List<String> row(ResultSet result) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int at = 1; at <= result.getMetaData().getColumnCount(); at++) {
            row.add(result.getObject(at) == null ? Reply.NULL : Reply.cell(shop.text(result, at)));
        }
        return row;
    }

    /** What came of a statement. */
    sealed interface Answer {
        /** A cell is as in {@link Reply}. */
        record Rows(List<List<String>> rows) implements Answer {
            public Rows {
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        record Failed(String message) implements Answer {}
    }
}
