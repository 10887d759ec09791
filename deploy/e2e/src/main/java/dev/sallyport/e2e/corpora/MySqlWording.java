package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** MySQL and MariaDB, where a schema is a database. */
final class MySqlWording implements Wording {
    @Override
    public String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public String enter(String schema) {
        return "use " + quoted(schema);
    }

    @Override
    public String columns() {
        return "select table_name, column_name, column_type from information_schema.columns"
                + " where table_schema = database() order by table_name, ordinal_position";
    }

    @Override
    public String retype(String table, String column, String type) {
        return "alter table " + quoted(table) + " modify column " + quoted(column) + " " + type;
    }

    /** There is no table without one. */
    @Override
    public String noColumns() {
        return quoted("no column") + " int";
    }

    /** Tables whose names differ by case alone are two to the server and none to a gateway. */
    @Override
    public boolean isApart(String table, String other) {
        return !table.equalsIgnoreCase(other);
    }

    @Override
    public List<Piece> pieces(String sql) {
        return Piece.ofMySql(sql);
    }

    @Override
    public String keys() {
        return "select concat(table_name, '.', column_name), is_nullable = 'NO', column_key in ('PRI', 'UNI')"
                + " from information_schema.columns where table_schema = database()";
    }

    @Override
    public String family(String type) {
        String word = type.replaceFirst("[ (].*", "");
        return switch (word) {
            case "int", "tinyint", "mediumint" -> "bigint";
            case "decimal", "float", "double" -> "double precision";
            case "datetime" -> "timestamp";
            case "char", "varchar", "text", "longtext" -> "text";
            default -> TypeGuess.ORDER.contains(word) ? word : "";
        };
    }

    /** A server takes a text for a value of any type, but for a boolean, which is a number. */
    @Override
    public String value(String text, String type) {
        return switch (family(type)) {
            case "boolean" -> text.matches("(?i)t|true|1") ? "1" : "0";
            default -> '\'' + text.replace("\\", "\\\\").replace("'", "''") + '\'';
        };
    }

    @Override
    public String none(String type) {
        return "null";
    }

    /** A value that a column cannot hold becomes one that it can, for example a day that is none. */
    @Override
    public String insert() {
        return "insert ignore into ";
    }

    @Override
    public String blank(int rows) {
        return " () values " + String.join(", ", Collections.nCopies(rows, "()"));
    }

    @Override
    public String analysis() {
        return "analyze table ";
    }

    /** Of an engine that keeps rows as they come, with or without a key. */
    @Override
    public List<String> copy(String here, String there, Collection<String> columns, int order) {
        String row =
                columns.stream().map(this::quoted).collect(Collectors.joining(", ", "sha2(concat_ws('|', ", "), 256)"));
        return List.of(
                "create table " + there + " like " + here,
                "alter table " + there + " engine = myisam",
                "insert into " + there + " select * from " + here + " order by " + (columns.isEmpty() ? "1" : row)
                        + (order == 1 ? " desc" : ""));
    }

    @Override
    public Describer describer(Connection connection) throws SQLException {
        return new MySqlDescriber(connection);
    }
}
