package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.WordRole;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The file of words says of each keyword of a server what the server does with it. */
@OnServers(engine = ServerEngine.MYSQL)
final class WordsIT {
    private static final Set<String> PLAIN = Set.of("number", "url");
    /** A name in a place that belongs to a function that is not called by it. */
    private static final int NO_SUCH_FUNCTION = 1630;

    private static final Set<String> FUNCTIONS = Set.of(
            "adddate",
            "bit_and",
            "cast",
            "count",
            "curdate",
            "date_add",
            "extract",
            "group_concat",
            "max",
            "mid",
            "now",
            "position",
            "std",
            "substr",
            "substring",
            "sum",
            "trim",
            "variance");

    private final MySqlWords words = MySqlWords.load();

    @Test
    void keywordThatNamesNothingIsReserved(TestDatabase database) throws SQLException {
        Set<String> wrong = new TreeSet<>();
        try (Connection server = database.connect();
                Statement statement = server.createStatement()) {
            for (String word : keywords(statement)) {
                WordRole role = words.role(word);
                boolean isRight = PLAIN.contains(word)
                        ? role == WordRole.NAME
                        : role == WordRole.RESERVED || role == WordRole.FUNCTION_NAME || isName(statement, word);
                if (!isRight) {
                    wrong.add(word);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void functionBeforeItsParenthesisIsNoneInBackticksOrBehindABlank(TestDatabase database) throws SQLException {
        try (Connection server = database.connect();
                Statement statement = server.createStatement()) {
            for (String function : FUNCTIONS) {
                assertThat(words.isFunctionBeforeParenthesis(function))
                        .as(function)
                        .isTrue();
                assertThat(error(statement, "select `" + function + "`(1)"))
                        .as(function)
                        .isEqualTo(NO_SUCH_FUNCTION);
                assertThat(error(statement, "select " + function + " (1)"))
                        .as(function)
                        .isEqualTo(NO_SUCH_FUNCTION);
                assertThat(error(statement, "select " + function + "(1)"))
                        .as(function)
                        .isNotEqualTo(NO_SUCH_FUNCTION);
            }
        }
    }

    private static Set<String> keywords(Statement statement) throws SQLException {
        Set<String> keywords = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("select word from information_schema.keywords")) {
            while (rows.next()) {
                keywords.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        keywords.removeIf(word -> !word.matches("[a-z_][a-z0-9_]*"));
        return keywords;
    }

    private static boolean isName(Statement statement, String word) {
        return error(statement, "select " + word + " + 0 as " + word + " from (select 7 as `" + word + "`) as t") == 0
                && error(statement, "select 7 from (select 7) as " + word) == 0;
    }

    /** The number of the error, or zero where the answer is seven. */
    private static int error(Statement statement, String sql) {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getInt(1) == 7 ? 0 : -1;
        } catch (SQLException refused) {
            return refused.getErrorCode();
        }
    }
}
