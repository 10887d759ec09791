package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
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
    public String keys() {
        return "select c.relname || '.' || a.attname, a.attnotnull,"
                + " exists (select from pg_index i where i.indrelid = c.oid and i.indisunique"
                + " and a.attnum = any (i.indkey)) from pg_class c join pg_attribute a on a.attrelid = c.oid"
                + " where c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and c.relkind = 'r'";
    }

    @Override
    public String family(String type) {
        String family = TypeGuess.family(type);
        boolean isText = type.startsWith("character") || type.equals("text");
        return family.equals("text") && !isText ? "" : family;
    }

    @Override
    public String value(String text, String type) {
        return '\'' + text.replace("'", "''") + "'::" + type;
    }

    @Override
    public String none(String type) {
        return "null::" + type;
    }

    @Override
    public String insert() {
        return "insert into ";
    }

    @Override
    public String blank(int rows) {
        return " select from generate_series(1, " + rows + ")";
    }

    @Override
    public String analysis() {
        return "analyze ";
    }

    @Override
    public List<String> copy(String here, String there, Collection<String> columns, int order) {
        return List.of(
                "create table " + there + " (like " + here + " including indexes)",
                "insert into " + there + " select * from " + here + " t order by "
                        + (order == 1 ? "ctid desc" : "md5(t::text), ctid"));
    }

    @Override
    public Describer describer(Connection connection) throws SQLException {
        return new PostgresDescriber(connection);
    }
}
