package dev.sallyport.server.rpc;

import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.approval.ApprovalEncoding;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Submission;
import dev.sallyport.v1.DryRunRequest;
import dev.sallyport.v1.ExecuteRequest;
import dev.sallyport.v1.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An Execute or DryRun message as the submission that the flow takes. */
public final class Submissions {
    private static final int MAX_TEXT = 32 * 1024;
    private static final int MAX_PARAMETERS = 1_000;
    private static final int MAX_NAME = 128;

    private Submissions() {}

    /** @throws RefusedException when the message asks for what cannot be read as one statement */
    static Submission of(ExecuteRequest request, Identity identity, String peer, Instant deadline) {
        return new Submission(
                identity,
                peer,
                request.getRequestId(),
                request.getSource(),
                request.getDatabase(),
                request.getIntent(),
                statement(request),
                bounds(request.getBounds()),
                unmask(request.getUnmaskList()),
                request.getExpectPolicyEtag(),
                deadline,
                Optional.empty());
    }

    /** An operation that was kept, as it comes back under an approval: everything but the call is as it was. */
    public static Submission of(ExecuteRequest kept, ApprovalEncoding.Call call) {
        return new Submission(
                call.identity(),
                call.peer(),
                call.requestId(),
                kept.getSource(),
                kept.getDatabase(),
                kept.getIntent(),
                statement(kept),
                bounds(kept.getBounds()),
                unmask(kept.getUnmaskList()),
                "",
                call.deadline(),
                Optional.of(call.approval()));
    }

    /** @throws RefusedException when the message asks for what cannot be read as one statement */
    static Submission of(DryRunRequest request, Identity identity, String peer, Instant deadline) {
        if (request.getWithPlan()) {
            throw unsupported("a plan in a dry run", "ask without `with_plan`");
        }
        return new Submission(
                identity,
                peer,
                "",
                request.getSource(),
                request.getDatabase(),
                request.getIntent(),
                statement(request.getStatement()),
                bounds(request.getBounds()),
                unmask(request.getUnmaskList()),
                request.getExpectPolicyEtag(),
                deadline,
                Optional.empty());
    }

    private static Statement statement(ExecuteRequest request) {
        List<Statement> statements = request.getStatements().getStatementsList().stream()
                .map(Submissions::statement)
                .toList();
        return switch (statements.size()) {
            case 0 ->
                throw new RefusedException(new Refusal(
                        Reason.MALFORMED, "the list has no statement", "request.work", "send at least one statement"));
            case 1 -> statements.getFirst();
            default -> bounded(Statement.inOrder(statements));
        };
    }

    /** A list has one record, and is held to what one statement may be. */
    private static Statement bounded(Statement list) {
        if (list.body().length() > MAX_TEXT || list.parameters().size() > MAX_PARAMETERS) {
            throw new RefusedException(new Refusal(
                    Reason.TOO_LARGE,
                    "the list has more than " + MAX_TEXT + " characters or " + MAX_PARAMETERS + " parameters in all",
                    "request.work",
                    "send it in parts"));
        }
        return list;
    }

    /**
     * The statement with its parameters.
     *
     * @throws RefusedException when it has no text or a parameter without a value
     */
    public static Statement statement(dev.sallyport.v1.Statement statement) {
        List<Value> parameters = IntStream.range(0, statement.getParametersCount())
                .mapToObj(i -> Values.of(statement.getParameters(i), i + 1))
                .toList();
        return new Statement(body(statement), parameters);
    }

    private static Statement.Body body(dev.sallyport.v1.Statement statement) {
        return switch (statement.getTextCase()) {
            case SQL -> new Statement.Body.Text(statement.getSql());
            case BSON_COMMAND ->
                new Statement.Body.Command(statement.getBsonCommand().toByteArray());
            case TEXT_NOT_SET ->
                throw new RefusedException(new Refusal(
                        Reason.MALFORMED,
                        "the statement has no text",
                        "request.statement",
                        "set `sql` or `bson_command`"));
        };
    }

    /**
     * The bounds that a caller sets for itself.
     *
     * @throws RefusedException when one of them is out of range
     */
    public static Bounds bounds(dev.sallyport.v1.Bounds bounds) {
        Duration time = Times.duration(bounds.getTime(), "bounds.time");
        if (bounds.getRows() < 0 || bounds.getBytes() < 0 || bounds.getAffected() < 0) {
            throw new RefusedException(new Refusal(
                    Reason.MALFORMED,
                    "a bound is out of range",
                    "request.bounds",
                    "send bounds from 0 up to 2^63 - 1"));
        }
        return new Bounds(bounds.getRows(), bounds.getBytes(), bounds.getAffected(), time);
    }

    /**
     * The columns that a caller wants unmasked.
     *
     * @throws RefusedException when one of them is no column of the request's own source
     */
    public static Set<Wishes.Unmask> unmask(List<ObjectRef> columns) {
        return columns.stream().map(Submissions::unmask).collect(Collectors.toSet());
    }

    private static Wishes.Unmask unmask(ObjectRef column) {
        if (!column.getSource().isEmpty() || !column.getDatabase().isEmpty()) {
            throw noColumn("names a source or a database", "leave them out: they are those of the request");
        }
        List<String> parts = List.of(column.getSchema(), column.getObject(), column.getColumn());
        if (column.getObject().isEmpty() || column.getColumn().isEmpty()) {
            throw noColumn(
                    "has no object or no column",
                    "name each column by its object and column, and by its schema where it has one");
        }
        if (parts.stream().anyMatch(part -> part.length() > MAX_NAME)) {
            throw noColumn("has a name of more than " + MAX_NAME + " characters", "name a column of the source");
        }
        return new Wishes.Unmask(column.getSchema(), column.getObject(), column.getColumn());
    }

    private static RefusedException noColumn(String what, String nextStep) {
        return new RefusedException(
                new Refusal(Reason.MALFORMED, "an entry of `unmask` " + what, "request.unmask", nextStep));
    }

    private static RefusedException unsupported(String what, String nextStep) {
        return new RefusedException(
                new Refusal(Reason.UNSUPPORTED, what + " is not supported yet", "request.work", nextStep));
    }
}
