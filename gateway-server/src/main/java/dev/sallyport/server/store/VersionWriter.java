package dev.sallyport.server.store;

import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.RuleChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes one version of the policy inside the transaction of its connection. */
final class VersionWriter {
    /** How long a repeated request gets the answer of the first. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final Connection connection;
    private final PolicyEncoding encoding;
    private final ControlStore.Version version;
    private final long number;

    VersionWriter(Connection connection, PolicyEncoding encoding, ControlStore.Version version) {
        this.connection = connection;
        this.encoding = encoding;
        this.version = version;
        this.number = version.snapshot().version();
    }

    void writeRules() throws SQLException, VersionTaken {
        requireFree();
        update(
                "INSERT INTO policy_snapshot (version, hash, author, summary, created_micros) VALUES (?, ?, ?, ?, ?)",
                number,
                version.snapshot().hash(),
                version.request().caller(),
                version.summary(),
                Micros.of(version.time()));
        for (RuleChange change : version.changes()) {
            write(change);
        }
    }

    void writeAnswer(byte[] answer) throws SQLException {
        update(
                "DELETE FROM answered_request WHERE answered_micros < ?",
                Micros.of(version.time().minus(KEPT)));
        ControlStore.RequestKey request = version.request();
        update(
                "INSERT INTO answered_request (caller, request_id, digest, answer, answered_micros)"
                        + " VALUES (?, ?, ?, ?, ?)",
                request.caller(),
                request.requestId(),
                request.digest(),
                answer,
                Micros.of(version.time()));
    }

    /** SQLite locks its file for the whole transaction; in PostgreSQL the primary key decides a race. */
    private void requireFree() throws SQLException, VersionTaken {
        List<Long> later = Sql.query(
                connection,
                "SELECT version FROM policy_snapshot WHERE version >= ?",
                List.of(number),
                row -> row.getLong(1));
        if (!later.isEmpty()) {
            throw new VersionTaken(number);
        }
    }

    private void write(RuleChange change) throws SQLException {
        switch (change) {
            case RuleChange.OfGrant(var name, var _, var after) -> {
                update("UPDATE grant_revision SET ended = ? WHERE name = ? AND ended IS NULL", number, name);
                if (after.isPresent()) {
                    insert(after.get());
                }
            }
            case RuleChange.OfClassification(var column, var _, var after) -> {
                end(column);
                if (after.isPresent()) {
                    insert(after.get());
                }
            }
        }
    }

    private void insert(Grant grant) throws SQLException {
        update(
                "INSERT INTO grant_revision (name, version, source, manifest, expire_micros, etag, content)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                grant.name(),
                number,
                grant.scope().source(),
                grant.provenance().manifest(),
                Micros.of(grant.period().expiry()),
                grant.etag(),
                encoding.encode(grant));
    }

    private void end(ColumnName column) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(number));
        parameters.addAll(parts(column));
        var _ = Sql.update(
                connection,
                "UPDATE classification_revision SET ended = ? WHERE source = ? AND database_name = ?"
                        + " AND schema_name = ? AND object_name = ? AND column_name = ? AND ended IS NULL",
                parameters);
    }

    private void insert(Classification classification) throws SQLException {
        List<Object> parameters = new ArrayList<>(parts(classification.key().column()));
        parameters.addAll(List.of(
                number,
                classification.provenance().manifest(),
                classification.etag(),
                encoding.encode(classification)));
        var _ = Sql.update(
                connection,
                "INSERT INTO classification_revision (source, database_name, schema_name, object_name, column_name,"
                        + " version, manifest, etag, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                parameters);
    }

    private void update(String sql, Object... parameters) throws SQLException {
        var _ = Sql.update(connection, sql, List.of(parameters));
    }

    private static List<Object> parts(ColumnName column) {
        ObjectName object = column.object();
        return List.of(object.source(), object.database(), object.schema(), object.object(), column.path());
    }
}
