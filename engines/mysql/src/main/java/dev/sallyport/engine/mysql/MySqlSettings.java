package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.joining;

import dev.sallyport.operation.OperationKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The session settings that give a rendering its meaning; a session gets all of them each time it is taken, whatever was done
 * with it before.
 *
 * <p>A transaction begins with the first statement behind them, reads only where it does not write or define, and each statement sees what is committed when it
 * begins: what is read of the catalog is never older than the locks of the transaction.
 */
final class MySqlSettings {
    private static final String DEFAULT_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";
    private static final String DEFAULT_MODE_OF_MARIADB =
            "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION";
    /** Since which the transaction's settings have the same names on MariaDB as on MySQL. */
    private static final int COMMON_NAMES = 110_100;
    /** Since which a session of MariaDB may change what a character set compares by. */
    private static final int CHARACTER_SET_COLLATIONS = 110_200;
    /** The server ends a statement this much before the call's time is over, so that its answer still arrives. */
    private static final Duration HEAD_START = Duration.ofMillis(250);

    private MySqlSettings() {}

    private record Setting(String name, String value) {
        /** Numbers and `DEFAULT` stand for themselves. */
        String assignment() {
            return name + "=" + (value.matches("[0-9]+|DEFAULT") ? value : "'" + value + "'");
        }
    }

    /** As {@link dev.sallyport.engine.Sealed#settings()} holds them for what reads. */
    static List<String> pinned(MySqlVersion server) {
        return pinned(server, OperationKind.READ);
    }

    static List<String> pinned(MySqlVersion server, OperationKind kind) {
        return settings(server, kind).stream()
                .map(each -> each.name + "=" + each.value)
                .toList();
    }

    /**
     * One statement that sets them all, and what holds for one call alone.
     *
     * @param time that the call has left
     * @param rows that it may release; the server is asked for one more
     */
    static String statement(MySqlVersion server, OperationKind kind, Duration time, long rows) {
        long most = rows == Long.MAX_VALUE ? rows : rows + 1;
        long millis = Math.max(1, time.minus(HEAD_START).toMillis());
        String timeout = server.isMariaDb()
                ? String.format(Locale.ROOT, "max_statement_time=%d.%03d", millis / 1000, millis % 1000)
                : "max_execution_time=" + millis;
        return settings(server, kind).stream()
                .map(Setting::assignment)
                .collect(joining(",", "SET ", ",sql_select_limit=" + most + "," + timeout));
    }

    private static List<Setting> settings(MySqlVersion server, OperationKind kind) {
        List<Setting> all = new ArrayList<>(common(server));
        String readsOnly = kind.mayWrite() ? "0" : "1";
        all.addAll(server.isMariaDb() ? ofMariaDb(server, readsOnly) : ofMySql(readsOnly));
        return all;
    }

    private static List<Setting> common(MySqlVersion server) {
        return List.of(
                new Setting("sql_mode", server.isMariaDb() ? DEFAULT_MODE_OF_MARIADB : DEFAULT_MODE),
                new Setting("character_set_client", "utf8mb4"),
                new Setting("character_set_connection", "utf8mb4"),
                new Setting("character_set_results", "utf8mb4"),
                new Setting("collation_connection", server.isMariaDb() ? "utf8mb4_general_ci" : "utf8mb4_0900_ai_ci"),
                new Setting("time_zone", "+00:00"),
                new Setting("timestamp", "DEFAULT"),
                new Setting("lc_time_names", "en_US"),
                new Setting("default_week_format", "0"),
                new Setting("div_precision_increment", "4"),
                new Setting("group_concat_max_len", "16777216"),
                new Setting("max_sort_length", "1024"),
                new Setting("sql_auto_is_null", "0"),
                new Setting("sql_big_selects", "1"),
                new Setting("sql_safe_updates", "0"),
                new Setting("foreign_key_checks", "1"),
                new Setting("unique_checks", "1"),
                new Setting("completion_type", "NO_CHAIN"),
                new Setting("sql_quote_show_create", "1"),
                new Setting("lock_wait_timeout", "5"),
                new Setting("innodb_lock_wait_timeout", "5"),
                new Setting("net_write_timeout", "660"),
                new Setting("wait_timeout", "2400"),
                new Setting("autocommit", "0"));
    }

    private static List<Setting> ofMySql(String readsOnly) {
        return List.of(
                new Setting("transaction_isolation", "READ-COMMITTED"),
                new Setting("transaction_read_only", readsOnly),
                new Setting("cte_max_recursion_depth", "1000"),
                new Setting("windowing_use_high_precision", "1"));
    }

    private static List<Setting> ofMariaDb(MySqlVersion server, String readsOnly) {
        String prefix = server.number() < COMMON_NAMES ? "tx" : "transaction";
        List<Setting> settings = new ArrayList<>(List.of(
                new Setting(prefix + "_isolation", "READ-COMMITTED"),
                new Setting(prefix + "_read_only", readsOnly),
                new Setting("max_recursive_iterations", "1000"),
                new Setting("old_mode", "UTF8_IS_UTF8MB3"),
                new Setting("system_versioning_asof", "DEFAULT"),
                new Setting("check_constraint_checks", "1"),
                new Setting("query_cache_type", "0")));
        if (server.number() >= CHARACTER_SET_COLLATIONS) {
            settings.add(new Setting("character_set_collations", ""));
        }
        return settings;
    }
}
