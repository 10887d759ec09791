package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of each catalog of the server, how many rows it has, and a hash over those behind a horizon: what is asked first, because
 * it tells at a third of the cost of {@link PostgresStamps} that none of them changed, and which did.
 *
 * @param catalogs what is known of each by its name
 */
record PostgresTally(Map<String, String> catalogs) {
    private static final String YOUNG = PostgresStamps.young("r.xmin");

    /** A column goes only with its relation: its row is changed otherwise, so only the young ones are looked at. */
    private static final String COLUMNS = "SELECT 'pg_attribute', bit_xor("
            + PostgresStamps.hash("r.attrelid, r.attnum") + ")::text FROM pg_catalog.pg_attribute r WHERE " + YOUNG;

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("pg_class", "r.oid"),
            Map.entry("pg_namespace", "r.oid"),
            Map.entry("pg_inherits", "r.inhrelid, r.inhparent"),
            Map.entry("pg_policy", "r.oid"),
            Map.entry("pg_rewrite", "r.oid"),
            Map.entry("pg_index", "r.indexrelid"),
            Map.entry("pg_constraint", "r.oid"),
            Map.entry("pg_trigger", "r.oid"),
            Map.entry("pg_attrdef", "r.oid"),
            Map.entry("pg_partitioned_table", "r.partrelid"),
            Map.entry("pg_type", "r.oid"),
            Map.entry("pg_proc", "r.oid"),
            Map.entry("pg_operator", "r.oid"),
            Map.entry("pg_cast", "r.oid"),
            Map.entry("pg_opclass", "r.oid"));

    private static final String ROWS = KEYS.entrySet().stream()
            .map(each -> "SELECT '" + each.getKey() + "', ROW(count(*), bit_xor(" + PostgresStamps.hash(each.getValue())
                    + ") FILTER (WHERE " + YOUNG + "))::text FROM pg_catalog." + each.getKey() + " r")
            .collect(joining(" UNION ALL "));

    /** Counts, in the transaction that its caller began. */
    static PostgresTally of(String horizon, PostgresSession session) throws SQLException {
        String sql = "WITH " + PostgresStamps.horizon(horizon) + " " + ROWS + " UNION ALL " + COLUMNS
                + " UNION ALL SELECT 'pg_extension', " + PostgresExtension.STAMP + "::text"
                + " UNION ALL SELECT 'pg_roles', " + PostgresStamps.ROLES + "::text";
        List<PostgresRow> rows = session.run(sql, _ -> {}, 0).get(0).tuples().stream()
                .map(PostgresRow::new)
                .toList();
        return new PostgresTally(
                rows.stream().collect(toMap(row -> row.text(0), row -> row.isNull(1) ? "" : row.text(1))));
    }

    /** The catalogs that are not what they are there. */
    Set<String> differing(PostgresTally other) {
        return catalogs.entrySet().stream()
                .filter(each -> !each.getValue().equals(other.catalogs.get(each.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
