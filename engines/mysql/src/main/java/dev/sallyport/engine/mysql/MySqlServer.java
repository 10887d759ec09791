package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.SourceFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The server behind a source: what tells it from any other, and whether it can be used. */
final class MySqlServer {
    /** What a function may give before the server cuts it to nothing (holes R8). */
    private static final long SMALLEST_PACKET = 1 << 20;

    private final MySqlPool pool;
    private final String database;

    MySqlServer(MySqlPool pool, String database) {
        this.pool = pool;
        this.database = database;
    }

    /** Fails when the server is too old, or set up so that it cuts values silently. */
    void requireUsable() throws EngineFailure {
        try (MySqlSession session = pool.session()) {
            requireVersion(session.server());
            long packet = Long.parseLong(text(session, "SELECT @@max_allowed_packet"));
            session.rollBack();
            if (packet < SMALLEST_PACKET) {
                throw SourceFailure.settings("`max_allowed_packet` of the server is `" + packet
                        + "`, and must be at least `" + SMALLEST_PACKET + "`");
            }
        } catch (SQLException e) {
            throw MySqlErrors.failure(e);
        } catch (IllegalArgumentException e) {
            throw SourceFailure.settings("the server does not tell its version");
        }
    }

    private static void requireVersion(MySqlVersion version) throws EngineFailure {
        if (!version.isSupported()) {
            throw SourceFailure.settings("the server is `" + version + "`, and from `"
                    + version.product().oldest() + "` on it is known");
        }
    }

    /**
     * The number that a server got when its folder was made, and the database. A MariaDB before 11 has none: there it is where
     * the server says that it is, which moves with its machine, port, folder or number.
     */
    String name() throws EngineFailure {
        try (MySqlSession session = pool.session()) {
            String name = name(session);
            session.rollBack();
            return name;
        } catch (SQLException e) {
            throw MySqlErrors.failure(e);
        }
    }

    /** The same of the server that a session is with. */
    String name(MySqlSession session) throws SQLException {
        String id = session.server().isMariaDb() ? ofMariaDb(session) : text(session, "SELECT @@server_uuid");
        return "mysql/" + id + "/" + database;
    }

    private static String ofMariaDb(MySqlSession session) throws SQLException {
        String id = text(
                session,
                "SELECT COALESCE(MAX(VARIABLE_VALUE), '') FROM information_schema.GLOBAL_VARIABLES"
                        + " WHERE VARIABLE_NAME = 'SERVER_UID'");
        return id.isEmpty()
                ? text(session, "SELECT SHA2(CONCAT_WS('|', @@hostname, @@port, @@datadir, @@server_id), 256)")
                : id;
    }

    private static String text(MySqlSession session, String query) throws SQLException {
        try (PreparedStatement statement = session.prepare(query);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("the server did not answer", "02000");
            }
            return String.valueOf(rows.getString(1));
        }
    }
}
