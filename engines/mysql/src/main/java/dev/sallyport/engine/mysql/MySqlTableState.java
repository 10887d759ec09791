package dev.sallyport.engine.mysql;

import dev.sallyport.engine.run.Digest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a table is made of at one moment.
 *
 * @param structure over its columns, indexes and constraints
 * @param storage over what tells the place of its rows from another one: the number of that, or where it is not seen the
 *     second in which the table was made
 */
record MySqlTableState(String structure, String storage) {
    private static final String MADE =
            "SELECT COALESCE(CREATE_TIME, '') FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND TABLE_NAME = ?";
    /** In the last line that begins like this, where the options of the table stand. */
    private static final String COUNTER = "(?s)(.*\n\\) ENGINE=\\S+) AUTO_INCREMENT=[0-9]+";

    private static final int DIGITS = 20;

    /** Of a table that is there, however many rows it has. */
    static Optional<MySqlTableState> of(String table, MySqlLoader loader, MySqlSession session) throws SQLException {
        Optional<String> made = text(MADE, table, 1, session);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        String space = loader.space(session, table);
        return Optional.of(
                new MySqlTableState(digest(definition(table, session)), digest(space.isEmpty() ? made.get() : space)));
    }

    /** Columns, indexes, constraints and options of a table as the server writes them, without the counter of its rows. */
    static String definition(String table, MySqlSession session) throws SQLException {
        return text("SHOW CREATE TABLE " + MySqlNames.quoted(table), "", 2, session)
                .orElse("")
                .replaceFirst(COUNTER, "$1");
    }

    private static Optional<String> text(String query, String parameter, int column, MySqlSession session)
            throws SQLException {
        try (PreparedStatement statement = session.prepare(query)) {
            if (!parameter.isEmpty()) {
                statement.setString(1, parameter);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(String.valueOf(rows.getString(column))) : Optional.empty();
            }
        }
    }

    private static String digest(String text) {
        return Digest.of(text).substring(0, DIGITS);
    }
}
