package dev.sallyport.server.store;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.ApprovalStore;
import dev.sallyport.server.approval.HiddenImage;
import dev.sallyport.server.approval.Requester;
import dev.sallyport.server.notice.Notices;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Approvals in SQLite or PostgreSQL; news of a change wait in the same transaction to be sent. */
public final class JdbcApprovalStore implements ApprovalStore {
    private static final String SELECT =
            "SELECT name, state, revision, issuer, human, agent, task, workload, request_id,"
                    + " created_micros, expire_micros, question, work, image, decisions, ended_because, consumed_by, audit_index"
                    + " FROM approval";
    private static final String OPEN = " state IN ('PENDING', 'APPROVED')";

    private final Database database;
    private final Function<Approval, List<Notices.Outgoing>> news;

    JdbcApprovalStore(Database database, Function<Approval, List<Notices.Outgoing>> news) {
        this.database = database;
        this.news = news;
    }

    @Override
    public Optional<Approval> find(String name) {
        return select(SELECT + " WHERE name = ?", name).stream().findFirst();
    }

    @Override
    public Optional<Approval> ofRequest(Requester requester, String requestId) {
        return select(
                        SELECT + " WHERE issuer = ? AND human = ? AND agent = ? AND task = ? AND workload = ?"
                                + " AND request_id = ?",
                        requester.issuer(),
                        requester.human(),
                        requester.agent(),
                        requester.task(),
                        requester.workload(),
                        requestId)
                .stream()
                .findFirst();
    }

    @Override
    public List<Approval> list(Optional<ApprovalState> state, Optional<Approval> after, int most) {
        long created = after.map(each -> Micros.of(each.created())).orElse(0L);
        return select(
                SELECT + " WHERE (created_micros > ? OR created_micros = ? AND name > ?)"
                        + " AND (? = '' OR state = ?) ORDER BY created_micros, name LIMIT ?",
                created,
                created,
                after.map(Approval::name).orElse(""),
                state.map(Enum::name).orElse(""),
                state.map(Enum::name).orElse(""),
                (long) most);
    }

    @Override
    public List<Approval> due(Instant now, int most) {
        return select(
                SELECT + " WHERE" + OPEN + " AND expire_micros <= ? ORDER BY expire_micros LIMIT ?",
                Micros.of(now),
                (long) most);
    }

    @Override
    public Pending pending(Requester requester) {
        return database.read(connection -> pending(connection, requester));
    }

    private static Pending pending(Connection connection, Requester requester) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT coalesce(sum(CASE WHEN agent = ? THEN 1 ELSE 0 END), 0), count(*) FROM approval"
                                + " WHERE state = 'PENDING' AND issuer = ? AND human = ?",
                        List.of(requester.agent(), requester.issuer(), requester.human()),
                        row -> new Pending(row.getLong(1), row.getLong(2)))
                .getFirst();
    }

    /** Counted within the transaction that adds it, so that none slips in beside. */
    @Override
    public Insertion insert(Approval approval, Pending most, LongSupplier record) {
        Insertion[] result = {Insertion.KNOWN};
        var _ = database.change(connection -> {
            Pending waiting = pending(connection, approval.requester());
            if (waiting.ofAgent() >= most.ofAgent() || waiting.ofHuman() >= most.ofHuman()) {
                result[0] = waiting.ofAgent() >= most.ofAgent() ? Insertion.FULL_OF_AGENT : Insertion.FULL_OF_HUMAN;
                return false;
            }
            insert(connection, approval);
            update(connection, approval.announced(record.getAsLong()));
            result[0] = Insertion.DONE;
            return true;
        });
        return result[0];
    }

    private static void insert(Connection connection, Approval approval) throws SQLException {
        var _ = Sql.update(
                connection,
                "INSERT INTO approval (name, state, revision, issuer, human, agent, task, workload, request_id,"
                        + " created_micros, expire_micros, question, work, image, decisions, ended_because, consumed_by,"
                        + " audit_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        approval.name(),
                        approval.state().name(),
                        approval.revision(),
                        approval.requester().issuer(),
                        approval.requester().human(),
                        approval.requester().agent(),
                        approval.requester().task(),
                        approval.requester().workload(),
                        approval.requestId(),
                        Micros.of(approval.created()),
                        Micros.of(approval.expires()),
                        approval.question().toByteArray(),
                        approval.work(),
                        approval.hidden().bytes(),
                        decisions(approval),
                        approval.endedBecause(),
                        approval.consumedBy(),
                        approval.auditIndex()));
    }

    @Override
    public boolean change(Approval before, Supplier<Approval> recorded) {
        return database.change(connection -> {
            int compared = Sql.update(
                    connection,
                    "UPDATE approval SET revision = revision + 1 WHERE name = ? AND revision = ? AND state = ?",
                    List.of(before.name(), before.revision(), before.state().name()));
            if (compared == 0) {
                return false;
            }
            update(connection, recorded.get());
            return true;
        });
    }

    /** Writes what a change leaves, and what is to be told of it. */
    private void update(Connection connection, Approval after) throws SQLException {
        var _ = Sql.update(
                connection,
                "UPDATE approval SET state = ?, revision = ?, expire_micros = ?, decisions = ?, ended_because = ?,"
                        + " consumed_by = ?, audit_index = ? WHERE name = ?",
                List.of(
                        after.state().name(),
                        after.revision(),
                        Micros.of(after.expires()),
                        decisions(after),
                        after.endedBecause(),
                        after.consumedBy(),
                        after.auditIndex(),
                        after.name()));
        JdbcNoticeQueue.put(connection, news.apply(after));
    }

    private static byte[] decisions(Approval approval) {
        return dev.sallyport.v1.Approval.newBuilder()
                .addAllDecisions(approval.decisions())
                .build()
                .toByteArray();
    }

    private List<Approval> select(String sql, Object... parameters) {
        return database.read(
                connection -> Sql.query(connection, sql, List.of(parameters), JdbcApprovalStore::approval));
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                row.getString(1),
                ApprovalState.valueOf(row.getString(2)),
                row.getLong(3),
                new Requester(row.getString(4), row.getString(5), row.getString(6), row.getString(7), row.getString(8)),
                row.getString(9),
                Micros.time(row.getLong(10)),
                Micros.time(row.getLong(11)),
                message(row.getBytes(12)),
                row.getBytes(13),
                new HiddenImage(row.getBytes(14)),
                message(row.getBytes(15)).getDecisionsList(),
                row.getString(16),
                row.getString(17),
                row.getLong(18));
    }

    private static dev.sallyport.v1.Approval message(byte[] content) {
        try {
            return dev.sallyport.v1.Approval.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the control store holds an approval that is none", e);
        }
    }
}
