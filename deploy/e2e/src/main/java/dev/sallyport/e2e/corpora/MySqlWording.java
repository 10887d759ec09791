package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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
    public Describer describer(Connection connection) throws SQLException {
        return new MySqlDescriber(connection);
    }
}
