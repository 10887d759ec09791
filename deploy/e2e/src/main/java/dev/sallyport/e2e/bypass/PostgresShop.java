package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. */
final class PostgresShop implements Shop {
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

    @Override
    public String schema() {
        return "public";
    }

    @Override
    public String columns() {
        return "select relname || '.' || attname from pg_class"
                + " join pg_attribute on attrelid = pg_class.oid where attnum > 0 and not attisdropped"
                + " and relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm', 'v') order by 1";
    }

    @Override
    public int version(TestServer server) {
        return Integer.parseInt(server.version().split("\\D", 2)[0]);
    }

    @Override
    public String said(String sql, TestDatabase database) {
        return sql;
    }

    @Override
    public List<String> openToAll() {
        return List.of("grant create on schema public to public");
    }

    @Override
    public List<String> powers(String role, TestDatabase database) {
        return List.of("grant pg_write_all_data, pg_read_server_files, pg_monitor to " + role);
    }

    @Override
    public String twin() {
        return Shop.resource("twin.sql");
    }

    @Override
    public String removal(HiddenRows hidden) {
        return "set session_replication_role = replica; delete from " + hidden.table() + " where " + hidden.condition()
                + "; refresh materialized view mv_users";
    }

    @Override
    public String otherUsers() {
        return Shop.resource("hidden-users.sql");
    }

    @Override
    public List<String> settings(TestServer server) {
        return List.of(
                "set timezone = 'UTC'",
                "set intervalstyle = 'iso_8601'",
                "set datestyle = 'ISO, YMD'",
                "set statement_timeout = '30s'");
    }

    @Override
    public @Nullable ResultSet execute(Statement statement, String sql, List<String> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return statement.execute(sql) ? statement.getResultSet() : null;
        }
        statement.execute("prepare bypass_case as " + sql);
        String values = parameters.stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        return statement.execute("execute bypass_case(" + values + ")") ? statement.getResultSet() : null;
    }

    @Override
    public String text(ResultSet result, int at) throws SQLException {
        return switch (result.getMetaData().getColumnTypeName(at)) {
            case "bool" -> Boolean.toString(result.getBoolean(at));
            case "float4" -> Float.toString(result.getFloat(at));
            case "float8" -> Double.toString(result.getDouble(at));
            case "bytea" -> "\\x" + HexFormat.of().formatHex(result.getBytes(at));
            case "time" -> result.getObject(at, LocalTime.class).toString();
            case "timestamp" -> result.getObject(at, LocalDateTime.class).toString();
            case "timestamptz" ->
                result.getObject(at, OffsetDateTime.class).toInstant().toString();
            default -> result.getString(at);
        };
    }

    @Override
    public Map<String, String> digests(Connection connection) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Statement statement = connection.createStatement();
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
}
