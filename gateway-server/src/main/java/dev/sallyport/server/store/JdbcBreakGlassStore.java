package dev.sallyport.server.store;

import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.approval.BreakGlassStore;
import dev.sallyport.server.notice.Notices;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Break-glasses in SQLite or PostgreSQL; news of a change wait in the same transaction to be sent. */
public final class JdbcBreakGlassStore implements BreakGlassStore {
    private static final String SELECT =
            "SELECT name, revision, request_id, source, issuer, human, reason, length_micros, state, opened_by,"
                    + " confirmed_by, reviewed_by, created_micros, open_micros, expire_micros, finding FROM break_glass";
    private static final String UNREVIEWED = SELECT + " WHERE state <> 'REVIEWED' ORDER BY created_micros, name";

    /** In the place of the time at which something was opened that was not. */
    private static final long NEVER = -1;

    private final Database database;
    private final Function<BreakGlass, List<Notices.Outgoing>> news;

    JdbcBreakGlassStore(Database database, Function<BreakGlass, List<Notices.Outgoing>> news) {
        this.database = database;
        this.news = news;
    }

    @Override
    public Optional<BreakGlass> find(String name) {
        return select(SELECT + " WHERE name = ?", name).stream().findFirst();
    }

    @Override
    public Optional<BreakGlass> ofRequest(String openedBy, String requestId) {
        return select(SELECT + " WHERE opened_by = ? AND request_id = ?", openedBy, requestId).stream()
                .findFirst();
    }

    @Override
    public List<BreakGlass> newest(int most) {
        return select(SELECT + " ORDER BY created_micros DESC, name LIMIT ?", (long) most);
    }

    @Override
    public List<BreakGlass> unreviewed() {
        return select(UNREVIEWED);
    }

    @Override
    public List<BreakGlass> opened(String source, String issuer, String human) {
        return select(
                SELECT + " WHERE state = 'OPEN' AND source = ? AND issuer = ? AND human = ?"
                        + " ORDER BY expire_micros DESC, name",
                source,
                issuer,
                human);
    }

    @Override
    public boolean insert(BreakGlass glass, Predicate<List<BreakGlass>> may, Runnable record) {
        return database.change(connection -> {
            if (!may.test(unreviewed(connection))) {
                return false;
            }
            insert(connection, glass);
            JdbcNoticeQueue.put(connection, news.apply(glass));
            record.run();
            return true;
        });
    }

    private static void insert(Connection connection, BreakGlass glass) throws SQLException {
        var _ = Sql.update(
                connection,
                "INSERT INTO break_glass (name, revision, request_id, source, issuer, human, reason, length_micros, state,"
                        + " opened_by, confirmed_by, reviewed_by, created_micros, open_micros, expire_micros, finding)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        glass.name(),
                        glass.revision(),
                        glass.requestId(),
                        glass.terms().source(),
                        glass.terms().issuer(),
                        glass.terms().human(),
                        glass.terms().reason(),
                        micros(glass.terms().length()),
                        glass.state().name(),
                        glass.hands().openedBy(),
                        glass.hands().confirmedBy(),
                        glass.hands().reviewedBy(),
                        Micros.of(glass.span().created()),
                        opened(glass),
                        Micros.of(glass.span().expires()),
                        glass.finding()));
    }

    @Override
    public boolean change(BreakGlass before, BreakGlass after, Predicate<List<BreakGlass>> may, Runnable record) {
        return database.change(connection -> {
            if (!may.test(unreviewed(connection)) || update(connection, before, after) == 0) {
                return false;
            }
            JdbcNoticeQueue.put(connection, news.apply(after));
            record.run();
            return true;
        });
    }

    private static int update(Connection connection, BreakGlass before, BreakGlass after) throws SQLException {
        return Sql.update(
                connection,
                "UPDATE break_glass SET revision = ?, state = ?, confirmed_by = ?, reviewed_by = ?, open_micros = ?,"
                        + " expire_micros = ?, finding = ? WHERE name = ? AND revision = ?",
                List.of(
                        after.revision(),
                        after.state().name(),
                        after.hands().confirmedBy(),
                        after.hands().reviewedBy(),
                        opened(after),
                        Micros.of(after.span().expires()),
                        after.finding(),
                        before.name(),
                        before.revision()));
    }

    private static List<BreakGlass> unreviewed(Connection connection) throws SQLException {
        return Sql.query(connection, UNREVIEWED, List.of(), JdbcBreakGlassStore::glass);
    }

    private List<BreakGlass> select(String sql, Object... parameters) {
        return database.read(connection -> Sql.query(connection, sql, List.of(parameters), JdbcBreakGlassStore::glass));
    }

    private static BreakGlass glass(ResultSet row) throws SQLException {
        Duration length = Duration.of(row.getLong(8), ChronoUnit.MICROS);
        Optional<Instant> opened =
                Optional.of(row.getLong(14)).filter(micros -> micros != NEVER).map(Micros::time);
        return new BreakGlass(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                new BreakGlass.Terms(row.getString(4), row.getString(5), row.getString(6), row.getString(7), length),
                BreakGlass.State.valueOf(row.getString(9)),
                new BreakGlass.Hands(row.getString(10), row.getString(11), row.getString(12)),
                new BreakGlass.Span(Micros.time(row.getLong(13)), opened, Micros.time(row.getLong(15))),
                row.getString(16));
    }

    private static long opened(BreakGlass glass) {
        return glass.span().opened().map(Micros::of).orElse(NEVER);
    }

    private static long micros(Duration length) {
        return length.dividedBy(ChronoUnit.MICROS.getDuration());
    }
}
