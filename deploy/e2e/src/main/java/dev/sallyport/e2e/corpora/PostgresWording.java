package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL. */
final class PostgresWording implements Wording {
    @Override
    public String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String enter(String schema) {
        return "set search_path = " + quoted(schema);
    }

    @Override
    public String columns() {
        return "select c.relname, a.attname, format_type(a.atttypid, a.atttypmod)"
                + " from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r'"
                + " and c.relnamespace = current_schema()::regnamespace and a.attnum > 0"
                + " and not a.attisdropped order by c.relname, a.attnum";
    }

    @Override
    public String retype(String table, String column, String type) {
        return "alter table " + quoted(table) + " alter column " + quoted(column) + " type " + type + " using null::"
                + type;
    }

    @Override
    public String noColumns() {
        return "";
    }

    @Override
    public boolean isApart(String table, String other) {
        return !table.equals(other);
    }

    @Override
    public List<Piece> pieces(String sql) {
        return Piece.of(sql);
    }

    @Override
    public Describer describer(Connection connection) throws SQLException {
        return new PostgresDescriber(connection);
    }
}
