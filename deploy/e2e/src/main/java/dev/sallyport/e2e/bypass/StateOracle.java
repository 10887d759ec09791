package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Nothing changed: digests of the rows of every table and sequence, and of every version of every row of the catalog. */
final class StateOracle {
    /** One query of digests, for the tables that are there now; statistics of vacuum change rows of the catalog in place. */
    private static final String DIGESTS = """
            select string_agg(format(case
                when n.nspname = 'pg_catalog' then
                  'select %L, md5(string_agg(ctid::text || xmin::text, '','' order by ctid)) from %I.%I'
                when c.relkind = 'S' then 'select %L, md5(last_value::text || is_called::text) from %I.%I'
                else 'select %L, md5(string_agg(t::text, '','' order by t::text)) from %I.%I t' end,
              n.nspname || '.' || c.relname, n.nspname, c.relname), ' union all ')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm', 'S') and n.nspname !~ '^(information_schema|pg_toast|pg_temp)'
            """;

    private StateOracle() {}

    /** The state of a database, by table. */
    static Map<String, String> digests(TestDatabase database) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query(statement))) {
            while (rows.next()) {
                digests.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return digests;
    }

    private static String query(Statement statement) throws SQLException {
        try (ResultSet query = statement.executeQuery(DIGESTS)) {
            query.next();
            return query.getString(1);
        }
    }

    /** Which tables changed, if any did. */
    static Optional<String> find(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new TreeMap<>(before);
        after.forEach((table, digest) -> {
            if (digest.equals(before.get(table))) {
                changed.remove(table);
            } else {
                changed.put(table, digest);
            }
        });
        return changed.isEmpty() ? Optional.empty() : Optional.of("changed: " + changed.keySet());
    }
}
