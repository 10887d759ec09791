package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a statement makes of the schema of the shop: its tables, their columns, indexes, constraints and rows, as text. */
final class CatalogDump {
    private static final List<String> QUESTIONS = List.of(
            "select 'table', c.relname, c.relkind::text, obj_description(c.oid, 'pg_class') from pg_class c"
                    + " where c.relnamespace = 'shop'::regnamespace and c.relkind in ('r', 'p', 'v') order by 2",
            "select 'column', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                    + " pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum) from pg_class c"
                    + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                    + " left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum"
                    + " where c.relnamespace = 'shop'::regnamespace and c.relkind in ('r', 'p', 'v') order by 2, 3",
            "select 'index', i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), i.indisvalid from pg_index i"
                    + " join pg_class c on c.oid = i.indrelid where c.relnamespace = 'shop'::regnamespace order by 2",
            "select 'constraint', k.conrelid::regclass::text, k.conname, pg_get_constraintdef(k.oid), k.convalidated"
                    + " from pg_constraint k where k.connamespace = 'shop'::regnamespace order by 2, 3",
            "select 'sequence', sequencename, last_value from pg_sequences where schemaname = 'shop' order by 2");

    private static final String RELATIONS = "select relname from pg_class where relnamespace = 'shop'::regnamespace"
            + " and relkind in ('r', 'p', 'v') order by 1";

    private CatalogDump() {}

    /** The dump behind the statement, or the class of its error; nothing of it is kept. */
    static List<String> after(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = shop");
            boolean alone = sql.toLowerCase(java.util.Locale.ROOT).contains("concurrently");
            connection.setAutoCommit(alone);
            try {
                statement.execute(sql);
                return all(statement);
            } catch (SQLException e) {
                return List.of(e.getSQLState());
            } finally {
                if (alone) {
                    statement.execute("drop index shop.notes_line");
                } else {
                    connection.rollback();
                }
            }
        }
    }

    static List<String> now(TestDatabase database) throws SQLException {
        return after(database, "select 1");
    }

    private static List<String> all(Statement statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String question : QUESTIONS) {
            lines.addAll(rows(statement, question));
        }
        for (String relation : rows(statement, RELATIONS)) {
            lines.addAll(rows(statement, "select '" + relation + "', t::text from shop." + relation + " t order by 2"));
        }
        return lines;
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" | ", cells));
            }
        }
        return rows;
    }
}
