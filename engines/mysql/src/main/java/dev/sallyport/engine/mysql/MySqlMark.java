package dev.sallyport.engine.mysql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * By what one state of a database's catalog is told from another.
 *
 * @param begun how many definitions and grants the server has begun since it started: cheap, but one may end long after
 * @param sums over everything that the catalog is made of
 */
record MySqlMark(String begun, String sums) {
    private static final String BEGUN = "SHOW GLOBAL STATUS WHERE Variable_name RLIKE"
            + " '^com_(alter|create|drop|rename|truncate|grant|revoke|optimize|repair)'";
    private static final String RENAMES =
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('Com_rename_table', 'Com_alter_table')";
    private static final String TABLES =
            "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', TABLE_NAME, TABLE_TYPE, ENGINE, CREATE_TIME,"
                    + " CREATE_OPTIONS))) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()";
    private static final String COLUMNS = "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', TABLE_NAME, COLUMN_NAME,"
            + " ORDINAL_POSITION, COLUMN_TYPE, CHARACTER_SET_NAME, COLLATION_NAME, IS_NULLABLE, EXTRA, GENERATION_EXPRESSION,"
            + " PRIVILEGES))) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()";
    private static final String VIEWS =
            "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', TABLE_NAME, VIEW_DEFINITION, SECURITY_TYPE,"
                    + " DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION))) FROM information_schema.VIEWS"
                    + " WHERE TABLE_SCHEMA = DATABASE()";

    /** All of it; by its rules with the queries that mark those. */
    static MySqlMark take(MySqlSession session, List<String> rules) throws SQLException {
        StringBuilder sums = new StringBuilder(renames(session));
        for (String query :
                Stream.concat(Stream.of(TABLES, COLUMNS, VIEWS), rules.stream()).toList()) {
            sums.append(read(session, query));
        }
        return new MySqlMark(begun(session), sums.toString());
    }

    /** The cheap part alone. */
    static String begun(MySqlSession session) throws SQLException {
        return read(session, BEGUN);
    }

    /** How many tables may have been given another name since the server started. */
    static String renames(MySqlSession session) throws SQLException {
        return read(session, RENAMES);
    }

    private static String read(MySqlSession session, String query) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (PreparedStatement statement = session.prepare(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                text.append(rows.getString(1))
                        .append('=')
                        .append(rows.getString(2))
                        .append(';');
            }
        }
        return text.toString();
    }
}
