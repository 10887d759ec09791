package dev.sallyport.server.store;

import dev.sallyport.server.approval.ApproverKey;
import dev.sallyport.server.approval.ApproverKeyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The keys of approvers in SQLite or PostgreSQL. */
final class JdbcApproverKeyStore implements ApproverKeyStore {
    private static final String SELECT_KEY =
            "SELECT id, issuer, human, jwk, state, proposed_by, confirmed_by, created_micros FROM approver_key";

    private final Database database;

    JdbcApproverKeyStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ApproverKey> key(String id) {
        return database.read(connection ->
                Sql.query(connection, SELECT_KEY + " WHERE id = ?", List.of(id), JdbcApproverKeyStore::key).stream()
                        .findFirst());
    }

    @Override
    public List<ApproverKey> keys() {
        return database.read(connection -> Sql.query(
                connection, SELECT_KEY + " ORDER BY issuer, human, id", List.of(), JdbcApproverKeyStore::key));
    }

    private static ApproverKey key(ResultSet row) throws SQLException {
        return new ApproverKey(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                ApproverKey.State.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                Micros.time(row.getLong(8)));
    }

    @Override
    public boolean insert(ApproverKey key, Runnable record) {
        return database.change(connection -> {
            var _ = Sql.update(
                    connection,
                    "INSERT INTO approver_key (id, issuer, human, jwk, state, proposed_by, confirmed_by, created_micros)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    List.of(
                            key.id(),
                            key.issuer(),
                            key.human(),
                            key.jwk(),
                            key.state().name(),
                            key.proposedBy(),
                            key.confirmedBy(),
                            Micros.of(key.created())));
            record.run();
            return true;
        });
    }

    @Override
    public boolean change(ApproverKey before, ApproverKey after, Runnable record) {
        return database.change(connection -> {
            int changed = Sql.update(
                    connection,
                    "UPDATE approver_key SET state = ?, confirmed_by = ? WHERE id = ? AND state = ?",
                    List.of(
                            after.state().name(),
                            after.confirmedBy(),
                            before.id(),
                            before.state().name()));
            if (changed == 1) {
                record.run();
            }
            return changed == 1;
        });
    }
}
