package dev.sallyport.server.store;

import dev.sallyport.policy.Grant;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalStore;
import dev.sallyport.server.approval.ApproverKeyStore;
import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.approval.BreakGlassStore;
import dev.sallyport.server.notice.NoticeQueue;
import dev.sallyport.server.notice.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The control store in SQLite or PostgreSQL; the SQL is the same. */
public final class JdbcControlStore implements ControlStore {
    private final Database database;
    private final PolicyEncoding encoding;

    private JdbcControlStore(Database database, PolicyEncoding encoding) {
        this.database = database;
        this.encoding = encoding;
    }

    /**
     * Opens the store and brings it up to date.
     *
     * @param address `jdbc:sqlite:FILE` or `jdbc:postgresql://…`
     * @throws StoreException when it cannot be reached, is damaged, or was written by a newer version
     */
    public static JdbcControlStore open(String address, PolicyEncoding encoding) {
        return new JdbcControlStore(Database.open(address), encoding);
    }

    /**
     * The approvals in the same store.
     *
     * @param news what is to be told of an approval that changed
     */
    public ApprovalStore approvals(Function<Approval, List<Notices.Outgoing>> news) {
        return new JdbcApprovalStore(database, news);
    }

    /**
     * The break-glasses in the same store.
     *
     * @param news what is to be told of one that changed
     */
    public BreakGlassStore breakGlasses(Function<BreakGlass, List<Notices.Outgoing>> news) {
        return new JdbcBreakGlassStore(database, news);
    }

    /** The keys of approvers in the same store. */
    public ApproverKeyStore approverKeys() {
        return new JdbcApproverKeyStore(database);
    }

    /** The notices in the same store that wait to be sent. */
    public NoticeQueue notices() {
        return new JdbcNoticeQueue(database);
    }

    @Override
    public StoredPolicy newest() {
        return database.read(connection -> {
            List<Newest> newest = Sql.query(
                    connection,
                    "SELECT version, hash FROM policy_snapshot ORDER BY version DESC LIMIT 1",
                    List.of(),
                    row -> new Newest(row.getLong(1), row.getString(2)));
            return new StoredPolicy(
                    newest.isEmpty() ? 0 : newest.getFirst().version(),
                    newest.isEmpty() ? "" : newest.getFirst().hash(),
                    Sql.query(
                            connection,
                            "SELECT content, version FROM grant_revision WHERE ended IS NULL",
                            List.of(),
                            this::grant),
                    Sql.query(
                            connection,
                            "SELECT content, version FROM classification_revision WHERE ended IS NULL",
                            List.of(),
                            row -> encoding.classification(row.getBytes(1), row.getLong(2))));
        });
    }

    private record Newest(long version, String hash) {}

    @Override
    public List<EndedGrant> ended() {
        return database.read(connection ->
                Sql.query(connection, """
                SELECT newest.content, newest.version, snapshot.created_micros < newest.expire_micros
                FROM grant_revision AS newest JOIN policy_snapshot AS snapshot ON snapshot.version = newest.ended
                WHERE newest.version = (SELECT max(any_of.version) FROM grant_revision AS any_of
                                        WHERE any_of.name = newest.name)
                ORDER BY newest.name
                """, List.of(), row -> new EndedGrant(grant(row), row.getBoolean(3))));
    }

    @Override
    public Optional<StoredAnswer> answer(RequestKey request) {
        return database.read(connection -> Sql.query(
                        connection,
                        "SELECT digest, answer FROM answered_request WHERE caller = ? AND request_id = ?",
                        List.of(request.caller(), request.requestId()),
                        row -> new StoredAnswer(row.getString(1), row.getBytes(2)))
                .stream()
                .findFirst());
    }

    @Override
    public byte[] append(Version version, Supplier<byte[]> record) throws VersionTaken {
        try {
            return database.<byte[], VersionTaken>transaction(connection -> {
                VersionWriter writer = new VersionWriter(connection, encoding, version);
                writer.writeRules();
                byte[] answer = record.get();
                writer.writeAnswer(answer);
                return answer;
            });
        } catch (SQLException e) {
            if (Database.isOvertaken(e)) {
                throw new VersionTaken(version.snapshot().version());
            }
            throw database.failed(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private Grant grant(ResultSet row) throws SQLException {
        return encoding.grant(row.getBytes(1), row.getLong(2));
    }
}
