package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The session settings that give a rendering its meaning; each connection gets them before anything else runs on it.
 *
 * <p>Names in a rendering are qualified, so the search path holds what the server adds anyway, and nothing before it. Text search
 * without a configuration takes the one that servers are made with, never one that a database was given since.
 */
final class PostgresSettings {
    private static final List<Setting> PINNED = List.of(
            new Setting("search_path", "pg_catalog, pg_temp"),
            new Setting("standard_conforming_strings", "on"),
            new Setting("transform_null_equals", "off"),
            new Setting("array_nulls", "on"),
            new Setting("TimeZone", "UTC"),
            new Setting("DateStyle", "ISO, YMD"),
            new Setting("IntervalStyle", "iso_8601"),
            new Setting("bytea_output", "hex"),
            new Setting("extra_float_digits", "1"),
            new Setting("default_text_search_config", "pg_catalog.english"),
            new Setting("lc_monetary", "C"),
            new Setting("lc_numeric", "C"),
            new Setting("lc_time", "C"),
            new Setting("row_security", "on"),
            new Setting("default_transaction_isolation", "read committed"),
            new Setting("default_transaction_read_only", "on"),
            new Setting("lock_timeout", "5s"),
            new Setting("idle_in_transaction_session_timeout", "2min"),
            new Setting("jit", "off"),
            new Setting("client_min_messages", "error"));

    private PostgresSettings() {}

    private record Setting(String name, String value) {}

    /** As {@link dev.sallyport.engine.Sealed#settings()} holds them. */
    static List<String> pinned() {
        return PINNED.stream().map(each -> each.name + "=" + each.value).toList();
    }

    /**
     * The same for sessions that write: what is told as kept is on the disk of the server, whatever the server, database or
     * role has for a default. Any other value than `off` stays, since it promises that or more.
     */
    static String statementOfWrites() {
        return statement()
                + ", pg_catalog.set_config('synchronous_commit',"
                + " replace(pg_catalog.current_setting('synchronous_commit'), 'off', 'on'), false)";
    }

    /** One statement that sets them all. */
    static String statement() {
        return PINNED.stream()
                .map(each -> "pg_catalog.set_config('" + each.name + "', '" + each.value + "', false)")
                .collect(joining(", ", "SELECT ", ""));
    }
}
