package dev.sallyport.e2e.bypass;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** MySQL and MariaDB. */
final class MySqlShop implements Shop {
    /** What the cases call their database. */
    private static final String NAME = "\\bshop\\b";

    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = database()";
    private static final String ROUTINES = "select concat_ws(' ', routine_type, routine_name, dtd_identifier,"
            + " routine_definition, security_type, definer, sql_mode) from information_schema.routines"
            + " where routine_schema = database()";
    private static final String TRIGGERS = "select concat_ws(' ', trigger_name, event_manipulation, action_timing,"
            + " event_object_table, action_statement) from information_schema.triggers where trigger_schema = database()";
    private static final String EVENTS = "select concat_ws(' ', event_name, event_definition, status, interval_value)"
            + " from information_schema.events where event_schema = database()";
    private static final String PRIVILEGES = "select concat_ws(' ', grantee, privilege_type, is_grantable) from"
            + " information_schema.user_privileges union all select concat_ws(' ', grantee, table_schema, privilege_type)"
            + " from information_schema.schema_privileges";

    @Override
    public String schema() {
        return "";
    }

    @Override
    public String columns() {
        return "select concat(table_name, '.', column_name) from information_schema.columns"
                + " where table_schema = database() order by 1";
    }

    private static boolean isMySql(TestServer server) {
        return Product.of(server.kind()) == Product.MYSQL;
    }

    /** The cases name versions of MySQL; MariaDB is none of them. */
    @Override
    public int version(TestServer server) {
        return isMySql(server) ? Integer.parseInt(server.version().split("\\D", 2)[0]) : 0;
    }

    @Override
    public String said(String sql, TestDatabase database) {
        return sql.replaceAll(NAME, database.name());
    }

    @Override
    public List<String> openToAll() {
        return List.of();
    }

    @Override
    public List<String> powers(String role, TestDatabase database) {
        return List.of("grant all on " + database.name() + ".* to " + role, "grant file, process on *.* to " + role);
    }

    @Override
    public String twin() {
        return Shop.resource("twin-mysql.sql");
    }

    @Override
    public String removal(HiddenRows hidden) {
        return "delete from " + hidden.table() + " where " + hidden.condition();
    }

    @Override
    public String otherUsers() {
        return Shop.resource("hidden-users-mysql.sql");
    }

    @Override
    public List<String> settings(TestServer server) {
        return List.of(
                "set time_zone = '+00:00', names utf8mb4",
                isMySql(server) ? "set max_execution_time = 30000" : "set max_statement_time = 30");
    }

    @Override
    public @Nullable ResultSet execute(Statement statement, String sql, List<String> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return statement.execute(sql) ? statement.getResultSet() : null;
        }
        PreparedStatement prepared = statement.getConnection().prepareStatement(sql);
        prepared.closeOnCompletion();
        for (int at = 0; at < parameters.size(); at++) {
            prepared.setString(at + 1, parameters.get(at));
        }
        return prepared.execute() ? prepared.getResultSet() : null;
    }

    @Override
    public String text(ResultSet result, int at) throws SQLException {
        return switch (result.getMetaData().getColumnTypeName(at)) {
            case "FLOAT" -> Float.toString(result.getFloat(at));
            case "DOUBLE" -> Double.toString(result.getDouble(at));
            case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" ->
                "\\x" + HexFormat.of().formatHex(result.getBytes(at));
            case "TIME" -> result.getObject(at, LocalTime.class).toString();
            case "DATETIME", "TIMESTAMP" ->
                result.getObject(at, LocalDateTime.class).toString();
            default -> result.getString(at);
        };
    }

    @Override
    public Map<String, String> digests(Connection connection) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : column(statement, TABLES, 1)) {
                String quoted = "`" + table.replace("`", "``") + "`";
                digests.put(table, column(statement, "show create table " + quoted, 2) + rows(statement, quoted));
            }
            digests.put("routines", column(statement, ROUTINES, 1).toString());
            digests.put("triggers", column(statement, TRIGGERS, 1).toString());
            digests.put("events", column(statement, EVENTS, 1).toString());
            digests.put("privileges", column(statement, PRIVILEGES, 1).toString());
            digests.put("databases", column(statement, "show databases", 1).toString());
        }
        return digests;
    }

    private static List<String> column(Statement statement, String sql, int at) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(at)));
            }
        }
        return texts.stream().sorted().toList();
    }

    /** All of them, which are few. */
    private static String rows(Statement statement, String table) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int at = 1; at <= columns; at++) {
                    row.add(String.valueOf(rows.getString(at)));
                }
                texts.add(row.toString());
            }
        }
        return texts.stream().sorted().toList().toString();
    }
}
