package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.OperationKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session means the same by a text each time that it is taken, whatever was done with it before. */
class PinnedSessionIT extends OnServer {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final MySqlPool pool;

    PinnedSessionIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database, "CREATE TABLE t (id INT)");
        this.pool = MySqlPool.of(settings(1, "root"));
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "SET sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES'",
                "SET time_zone = '+05:00'",
                "SET NAMES latin1",
                "SET group_concat_max_len = 4",
                "SET sql_auto_is_null = 1",
                "SET timestamp = 7",
                "SET lc_time_names = 'de_DE', default_week_format = 3, div_precision_increment = 9",
                "SET SESSION TRANSACTION READ WRITE",
                "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                "SET autocommit = 1",
                "SET sql_select_limit = 1"
            })
    void aSessionThatWasChangedByHandIsPinnedAgain(String change) throws SQLException, EngineFailure {
        var expected = settings();
        change(change);
        assertThat(settings()).isEqualTo(expected);
    }

    private void change(String statement) throws SQLException, EngineFailure {
        try (MySqlSession session = pool.session();
                var prepared = session.prepare(statement)) {
            prepared.execute();
            session.rollBack();
        }
    }

    private Map<String, String> settings() throws SQLException, EngineFailure {
        Map<String, String> settings = new TreeMap<>();
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.READ, TIME, 100);
            try (var statement = session.prepare("SHOW SESSION VARIABLES");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
            }
            session.rollBack();
        }
        settings.keySet()
                .removeAll(List.of(
                        "timestamp",
                        "pseudo_thread_id",
                        "error_count",
                        "warning_count",
                        "statement_id",
                        "rand_seed1",
                        "rand_seed2",
                        "last_gtid",
                        "in_transaction",
                        "in_predicate"));
        settings.keySet().removeIf(name -> name.startsWith("gtid") || name.startsWith("innodb"));
        return settings;
    }

    /** A driver that waits for rows one by one likes to set this for itself, with a request of its own before and after. */
    @Test
    void theDriverSetsNothingBesideWhatIsPinned() throws SQLException, EngineFailure {
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.READ, TIME, 100);
            try (var statement = session.streaming("SELECT @@net_write_timeout");
                    ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("660");
            }
            session.rollBack();
        }
    }

    @Test
    void whatIsSealedIsWhatIsPinned() throws SQLException, EngineFailure {
        var settings = settings();
        for (String each : MySqlSettings.pinned(engine().catalog().server())) {
            String name = each.substring(0, each.indexOf('='));
            String value = each.substring(each.indexOf('=') + 1);
            if (settings.containsKey(name) && !value.equals("DEFAULT")) {
                assertThat(number(settings.get(name))).as(name).isEqualTo(value);
            }
        }
    }

    private static String number(String value) {
        return switch (value) {
            case "ON" -> "1";
            case "OFF" -> "0";
            default -> value;
        };
    }

    @Test
    void theTimeOfAServerThatWasStoppedByHandGoesOn() throws SQLException, EngineFailure {
        change("SET timestamp = 7");
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.READ, TIME, 100);
            try (var statement = session.prepare("SELECT YEAR(NOW()) > 2000");
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
            session.rollBack();
        }
    }

    @Test
    @Tag("refused")
    void aPinnedSessionOnlyReads() throws SQLException, EngineFailure {
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.READ, TIME, 100);
            try (var statement = session.prepare("INSERT INTO t VALUES (1)")) {
                statement.execute();
                assertThat(false).as("wrote").isTrue();
            } catch (SQLException e) {
                assertThat(e.getErrorCode()).isEqualTo(1792);
            }
            session.rollBack();
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    /** What is read of the catalog is what is committed, not what was there when the transaction began. */
    @Test
    void aTransactionSeesWhatWasChangedSinceItBegan() throws SQLException, EngineFailure {
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.READ, TIME, 100);
            assertThat(columns(session)).isEqualTo(1);
            database.execute("ALTER TABLE t ADD COLUMN more INT");
            assertThat(columns(session)).isEqualTo(2);
            session.rollBack();
        }
    }

    private static int columns(MySqlSession session) throws SQLException {
        try (var statement = session.prepare("SELECT COUNT(*) FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't'");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
