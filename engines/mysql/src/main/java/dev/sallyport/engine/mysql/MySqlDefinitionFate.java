package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Fate;
import dev.sallyport.engine.mysql.MySqlDefinitionText.Sort;
import dev.sallyport.engine.run.Digest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of one definition, which the server keeps as a whole or not at all: known by the table as it was before.
 *
 * <p>Whoever defines something, or asks what became of it, goes by a claim on the table, a lock by name that ends with the
 * session. While it is held, the definition may still happen.
 *
 * @param before nothing for a table that was not there
 */
record MySqlDefinitionFate(Sort sort, String table, Optional<MySqlTableState> before) {
    private static final String NONE = "none";
    private static final Pattern NAME =
            Pattern.compile("definition ([a-z]+) from ([0-9a-z]+)/([0-9a-z]+) of (.+)", Pattern.DOTALL);
    private static final int DIGITS = 40;

    /** Whether it is the name of one. */
    static boolean takes(String name) {
        return NAME.matcher(name).matches();
    }

    static MySqlDefinitionFate named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("this is the name of no definition");
        }
        Optional<MySqlTableState> before = matcher.group(2).equals(NONE)
                ? Optional.empty()
                : Optional.of(new MySqlTableState(matcher.group(2), matcher.group(3)));
        return new MySqlDefinitionFate(
                Sort.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(4), before);
    }

    /** By which it is known later, also to another gateway. */
    String name() {
        return "definition " + sort.name().toLowerCase(Locale.ROOT) + " from "
                + before.map(MySqlTableState::structure).orElse(NONE) + "/"
                + before.map(MySqlTableState::storage).orElse(NONE) + " of " + table;
    }

    /** Takes the claim for this session; false when another has it. */
    static boolean claim(String table, MySqlSession session) throws SQLException {
        return isYes("SELECT GET_LOCK(?, 0)", table, session);
    }

    private static boolean isYes(String question, String table, MySqlSession session) throws SQLException {
        try (PreparedStatement statement = session.prepare(question.replace(
                "?", "CONCAT('sallyport ', LEFT(SHA2(CONCAT(DATABASE(), '/', ?), 256), " + DIGITS + "))"))) {
            statement.setString(1, Digest.of(table));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getInt(1) == 1;
            }
        }
    }

    /** What became of it, asked by somebody else. */
    Fate of(MySqlLoader loader, MySqlSession session) throws SQLException {
        return isYes("SELECT IS_FREE_LOCK(?)", table, session) ? ended(loader, session) : Fate.RUNNING;
    }

    /** What became of it, once it cannot happen any more. */
    Fate ended(MySqlLoader loader, MySqlSession session) throws SQLException {
        Optional<MySqlTableState> now = MySqlTableState.of(table, loader, session);
        if (now.equals(before)) {
            return Fate.UNDONE;
        }
        return switch (sort) {
            case CREATION -> Fate.KEPT;
            case REMOVAL, RENAMING -> now.isEmpty() ? Fate.KEPT : Fate.FORGOTTEN;
            case TRUNCATION -> now.isEmpty() ? Fate.FORGOTTEN : Fate.KEPT;
            case CHANGE -> changed(now);
        };
    }

    /** A table in the place of the one that was changed is somebody else's doing. */
    private Fate changed(Optional<MySqlTableState> now) {
        if (now.isEmpty()) {
            return Fate.FORGOTTEN;
        }
        return now.map(MySqlTableState::structure).equals(before.map(MySqlTableState::structure))
                ? Fate.UNDONE
                : Fate.KEPT;
    }
}
