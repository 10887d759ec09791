package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of transactions, which these servers do not remember: each write leaves a row of its own in a table of the
 * gateway's, in its own transaction. Thread-safe.
 *
 * <p>Whoever asks later adds the row himself where it is missing, and so keeps a transaction from ending that nobody has seen
 * the end of: its own row would be the second of that number.
 */
final class MySqlOutcomes {
    static final String TABLE = "sallyport_outcomes";

    static final String DEFINITION = "CREATE TABLE IF NOT EXISTS " + TABLE + " (id BINARY(16) NOT NULL PRIMARY KEY,"
            + " kept TINYINT NOT NULL, at DATETIME(6) NOT NULL, KEY at (at)) ENGINE=InnoDB";

    /** Rows that are let go at once. */
    private static final int MOST_FORGOTTEN = 10_000;

    private static final String ADD = "INSERT INTO " + TABLE + " (id, kept, at) VALUES (?, ?, UTC_TIMESTAMP(6))";
    private static final String ASK = "SELECT kept FROM " + TABLE + " WHERE id = ?";
    private static final String FORGET =
            "DELETE FROM " + TABLE + " WHERE at < UTC_TIMESTAMP(6) - INTERVAL 14 DAY LIMIT " + MOST_FORGOTTEN;
    /** One that somebody else made may hold a number twice, or take no second row. */
    private static final String LOOK = "SELECT COUNT(*), SUM(s.COLUMN_NAME = 'id' AND s.INDEX_NAME = 'PRIMARY'"
            + " AND s.SUB_PART IS NULL) FROM information_schema.TABLES AS t"
            + " JOIN information_schema.STATISTICS AS s ON s.TABLE_SCHEMA = t.TABLE_SCHEMA AND s.TABLE_NAME = t.TABLE_NAME"
            + " WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = '" + TABLE + "' AND t.ENGINE = 'InnoDB'"
            + " AND t.TABLE_TYPE = 'BASE TABLE' AND s.NON_UNIQUE = 0";

    private static final Pattern NAMED = Pattern.compile("([0-9a-f]{16})/([0-9]{1,18})/([0-9a-f]{32})");
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int DUPLICATE = 1062;
    private static final int LOCKED = 1205;

    private final MySqlPool pool;
    private final MySqlServer server;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean ready;

    MySqlOutcomes(MySqlPool pool, MySqlServer server) {
        this.pool = pool;
        this.server = server;
    }

    /** Makes the table where it is missing, or says who has to. */
    void require() throws EngineFailure {
        if (ready) {
            return;
        }
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.WRITE, TIME, Long.MAX_VALUE);
            make(session);
        } catch (SQLException e) {
            if (MySqlErrors.isUnreachable(e)) {
                throw MySqlErrors.failure(e);
            }
            throw missing(Integer.toString(e.getErrorCode()));
        }
        if (!ready) {
            throw missing("OUTCOMES");
        }
    }

    /** In a transaction in which nothing else happens. */
    private void make(MySqlSession session) throws SQLException {
        if (!isThere(session)) {
            session.run(DEFINITION);
        }
        ready = isThere(session);
        session.rollBack();
    }

    private static boolean isThere(MySqlSession session) throws SQLException {
        try (PreparedStatement statement = session.prepare(LOOK);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getInt(1) == 1 && rows.getInt(2) == 1;
        }
    }

    private static EngineFailure missing(String code) {
        return new EngineFailure(
                new Refusal(
                        Reason.SOURCE_UNAVAILABLE,
                        "the source has no table `" + TABLE
                                + "` that the gateway could write to, so that nobody could say"
                                + " later whether a write was kept",
                        "writes.outcomes",
                        "ask an administrator of the source to make it: `" + DEFINITION + "`"),
                code);
    }

    /**
     * Leaves the row of a write in its transaction, which has to be the first that happens there.
     *
     * @return the transaction's name
     */
    String leave(MySqlSession session) throws EngineFailure, SQLException {
        byte[] id = new byte[16];
        random.nextBytes(id);
        try {
            add(id, 1, session);
        } catch (SQLException e) {
            session.rollBack();
            makeAgain(e, session);
            add(id, 1, session);
        }
        return here(session) + "/" + Instant.now().toEpochMilli() + "/"
                + HexFormat.of().formatHex(id);
    }

    /** Somebody may have dropped it meanwhile. */
    private void makeAgain(SQLException error, MySqlSession session) throws EngineFailure, SQLException {
        ready = false;
        if (!MySqlErrors.isGone(error)) {
            throw error;
        }
        make(session);
        if (!ready) {
            throw missing("OUTCOMES");
        }
    }

    private String here(MySqlSession session) throws SQLException {
        return Digest.of(server.name(session)).substring(0, 16);
    }

    /** What became of the transaction of that name; one that still runs cannot end any more once this was answered. */
    Fate fate(String name) throws EngineFailure {
        Matcher named = NAMED.matcher(name);
        if (!named.matches() || isForgotten(Long.parseLong(named.group(2)))) {
            return Fate.FORGOTTEN;
        }
        byte[] id = HexFormat.of().parseHex(named.group(3));
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.WRITE, TIME, Long.MAX_VALUE);
            return named.group(1).equals(here(session)) ? fate(id, session) : Fate.FORGOTTEN;
        } catch (SQLException e) {
            if (MySqlErrors.isGone(e)) {
                return Fate.FORGOTTEN;
            }
            throw MySqlErrors.failure(e);
        }
    }

    private static boolean isForgotten(long millis) {
        return Instant.ofEpochMilli(millis).isBefore(Instant.now().minus(REMEMBERED));
    }

    private static Fate fate(byte[] id, MySqlSession session) throws SQLException {
        try {
            add(id, 0, session);
            session.commit();
            return Fate.UNDONE;
        } catch (SQLException e) {
            session.rollBack();
            return switch (e.getErrorCode()) {
                case DUPLICATE -> told(id, session);
                case LOCKED -> Fate.RUNNING;
                default -> throw e;
            };
        }
    }

    private static Fate told(byte[] id, MySqlSession session) throws SQLException {
        try (PreparedStatement statement = session.prepare(ASK)) {
            statement.setBytes(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                Fate fate = !rows.next() ? Fate.FORGOTTEN : rows.getInt(1) == 1 ? Fate.KEPT : Fate.UNDONE;
                session.rollBack();
                return fate;
            }
        }
    }

    private static void add(byte[] id, int kept, MySqlSession session) throws SQLException {
        try (PreparedStatement statement = session.prepare(ADD)) {
            statement.setBytes(1, id);
            statement.setInt(2, kept);
            statement.executeUpdate();
        }
    }

    private static int forgot(MySqlSession session) throws SQLException {
        try (PreparedStatement statement = session.prepare(FORGET)) {
            return statement.executeUpdate();
        }
    }

    /** Lets go of rows that nobody asks for any more; never throws. */
    void forget() {
        if (!ready) {
            return;
        }
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.WRITE, TIME, Long.MAX_VALUE);
            while (forgot(session) == MOST_FORGOTTEN) {
                session.commit();
            }
            session.commit();
        } catch (EngineFailure | SQLException e) {
            ready = false;
        }
    }
}
