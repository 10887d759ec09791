package dev.sallyport.client;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Bounds;
import dev.sallyport.v1.DryRunRequest;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Statement;
import dev.sallyport.v1.StatementList;
import dev.sallyport.v1.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One statement to run and the terms that the caller sets for it.
 *
 * @param requestId a UUID, unique per agent and task
 * @param database empty for the source's own
 * @param sql the text of the statement; empty where a command document stands for it
 * @param command a command in BSON, for a source that takes documents; else empty
 * @param intent why; shown to people as untrusted text
 * @param bounds tighter than the grant's, or not set
 * @param deadline after which the call ends by itself
 * @param unmask columns whose values are wanted in the place of their masks
 * @param approval name of an approval, whose stored statement runs instead of one from here; else empty
 */
public record Query(
        String requestId,
        String source,
        String database,
        String sql,
        ByteString command,
        List<Value> parameters,
        String intent,
        Bounds bounds,
        Optional<Duration> deadline,
        List<ObjectRef> unmask,
        String approval) {

    public Query {
        if (!sql.isEmpty() && !command.isEmpty()) {
            throw new IllegalArgumentException("there are both SQL and a command document, expected one of them");
        }
        parameters = List.copyOf(parameters);
        unmask = List.copyOf(unmask);
    }

    /** A statement and its terms. */
    public Query(
            String requestId,
            String source,
            String database,
            String sql,
            List<Value> parameters,
            String intent,
            Bounds bounds,
            Optional<Duration> deadline) {
        this(requestId, source, database, sql, ByteString.EMPTY, parameters, intent, bounds, deadline, List.of(), "");
    }

    /** A statement with a fresh request id, no intent, no bounds and no deadline of its own. */
    public static Query of(String source, String sql, @Nullable Object... parameters) {
        return new Query(
                UUID.randomUUID().toString(),
                source,
                "",
                sql,
                Parameters.of(parameters),
                "",
                Bounds.getDefaultInstance(),
                Optional.empty());
    }

    /** A command document in BSON, with a fresh request id, no intent, no bounds and no deadline of its own. */
    public static Query command(String source, byte[] bson) {
        if (bson.length == 0) {
            throw new IllegalArgumentException("the command document is empty, expected a document in BSON");
        }
        return new Query(
                UUID.randomUUID().toString(),
                source,
                "",
                "",
                ByteString.copyFrom(bson),
                List.of(),
                "",
                Bounds.getDefaultInstance(),
                Optional.empty(),
                List.of(),
                "");
    }

    /** What was approved, as it is stored, with a fresh request id. */
    public static Query approved(String source, String approval) {
        return new Query(
                UUID.randomUUID().toString(),
                source,
                "",
                "",
                ByteString.EMPTY,
                List.of(),
                "",
                Bounds.getDefaultInstance(),
                Optional.empty(),
                List.of(),
                approval);
    }

    /** The same with typed parameters. */
    public Query withParameters(List<Value> values) {
        return new Query(requestId, source, database, sql, command, values, intent, bounds, deadline, unmask, approval);
    }

    /** The same on another database of the source. */
    public Query withDatabase(String name) {
        return new Query(requestId, source, name, sql, command, parameters, intent, bounds, deadline, unmask, approval);
    }

    /** The same with a stated reason. */
    public Query withIntent(String why) {
        return new Query(
                requestId, source, database, sql, command, parameters, why, bounds, deadline, unmask, approval);
    }

    /** The same with at most so many rows. */
    public Query withRows(long rows) {
        Bounds tighter = bounds.toBuilder().setRows(rows).build();
        return new Query(
                requestId, source, database, sql, command, parameters, intent, tighter, deadline, unmask, approval);
    }

    /** The same with an end. */
    public Query withDeadline(Duration time) {
        return new Query(
                requestId,
                source,
                database,
                sql,
                command,
                parameters,
                intent,
                bounds,
                Optional.of(time),
                unmask,
                approval);
    }

    /** The same with the values of these columns, where a grant shows them; their source and database are empty. */
    public Query withUnmask(List<ObjectRef> columns) {
        return new Query(
                requestId, source, database, sql, command, parameters, intent, bounds, deadline, columns, approval);
    }

    DryRunRequest toDryRun() {
        return DryRunRequest.newBuilder()
                .setSource(source)
                .setDatabase(database)
                .setIntent(intent)
                .setBounds(bounds)
                .addAllUnmask(unmask)
                .setStatement(statement())
                .build();
    }

    /** The statement with its parameters, as it goes over the wire. */
    public Statement statement() {
        var statement = Statement.newBuilder().addAllParameters(parameters);
        return command.isEmpty()
                ? statement.setSql(sql).build()
                : statement.setBsonCommand(command).build();
    }

    ExecuteRequest toRequest() {
        var request = ExecuteRequest.newBuilder()
                .setRequestId(requestId)
                .setSource(source)
                .setDatabase(database)
                .setIntent(intent)
                .setBounds(bounds)
                .addAllUnmask(unmask);
        return approval.isEmpty()
                ? request.setStatements(StatementList.newBuilder().addStatements(statement()))
                        .build()
                : request.setApproval(approval).build();
    }
}
