package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Fate;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.Oid;

/**
 * The name of a transaction, by which its end can be asked for later: the timeline of the server, in eight hexadecimal digits
 * as its WAL files have it, and the number of the transaction there. A server that took over, or was restored, has another
 * timeline and may give the same numbers to other transactions (PostgreSQL, "Timelines").
 */
final class PostgresTransaction {
    private static final String TIMELINE =
            "pg_catalog.left(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn()), 8)";

    /** The expression that names the transaction around it. */
    static final String NAME = TIMELINE + " || '/' || pg_catalog.pg_current_xact_id()::text";

    private static final Pattern NAMED = Pattern.compile("([0-9A-F]{8})/([0-9]{1,20})");

    private static final String FATE =
            "SELECT CASE WHEN " + TIMELINE + " = ? THEN pg_catalog.pg_xact_status(?::pg_catalog.xid8) END";

    /** Of a transaction that the server has not begun, because it is an older copy of itself. */
    private static final String FUTURE = "22023";

    private PostgresTransaction() {}

    /** What became of a transaction of that name. */
    static Fate fate(String name, PostgresSession session) throws SQLException {
        Matcher named = NAMED.matcher(name);
        if (!named.matches()) {
            return Fate.FORGOTTEN;
        }
        try {
            PostgresRow told = new PostgresRow(session.runWhole(
                            FATE,
                            to -> {
                                to.setStringParameter(1, named.group(1), Oid.TEXT);
                                to.setStringParameter(2, named.group(2), Oid.TEXT);
                            },
                            1)
                    .get(0)
                    .tuples()
                    .getFirst());
            return told.isNull(0) ? Fate.FORGOTTEN : fate(told.text(0));
        } catch (SQLException e) {
            if (FUTURE.equals(e.getSQLState())) {
                return Fate.FORGOTTEN;
            }
            throw e;
        }
    }

    private static Fate fate(String status) {
        return switch (status) {
            case "committed" -> Fate.KEPT;
            case "aborted" -> Fate.UNDONE;
            case "in progress" -> Fate.RUNNING;
            default -> Fate.FORGOTTEN;
        };
    }
}
