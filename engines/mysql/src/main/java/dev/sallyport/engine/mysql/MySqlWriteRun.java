package dev.sallyport.engine.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.OperationKind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Writes: the row by which the transaction is known later, the closure with the rules of the tables, whose locks last, then the
 * statement. The transaction stays open until the gateway has announced that it commits.
 *
 * <p>INVARIANT: no more rows are found or written out than the limit, and none of a table whose rules are not those that were
 * decided on. What a cascade, a trigger or the removal before another row changes besides is not counted by the server; each
 * is a risk that somebody was asked about.
 */
final class MySqlWriteRun implements MySqlRun {
    private final MySqlLoader loader;
    private final MySqlSearches searches;
    private final MySqlOutcomes outcomes;

    MySqlWriteRun(MySqlLoader loader, MySqlSearches searches, MySqlOutcomes outcomes) {
        this.loader = loader;
        this.searches = searches;
        this.outcomes = outcomes;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.WRITE;
    }

    @Override
    public Execution run(Sealed sealed, MySqlSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        if (sealed.closure().objects().stream().allMatch(MySqlRelation::isRelation)) {
            throw SourceFailure.internal("RULES");
        }
        String text = new String(sealed.canonical(), UTF_8);
        searches.requireShort(text, sealed.parameters());
        String transaction = outcomes.leave(session);
        MySqlClosure.requireSame(sealed.closure(), loader, session);
        requireApproved(sealed, session);
        deadline.requireRunning();
        long affected = affected(text, sealed, session);
        deadline.requireRunning();
        if (affected > sealed.limits().affected()) {
            throw SourceFailure.tooManyAffected(sealed.limits().affected());
        }
        return new MySqlWriteExecution(session, deadline, affected, transaction);
    }

    private static void requireApproved(Sealed sealed, MySqlSession session) throws EngineFailure, SQLException {
        Optional<Image> expected = sealed.count().flatMap(Count::expected);
        if (expected.isPresent()
                && !MySqlImages.locked(sealed.count().orElseThrow(), session).equals(expected.get())) {
            throw SourceFailure.notApproved();
        }
    }

    /**
     * Rows that were found, whether they had these values before or not (holes W4). Where rows took the place of others, the
     * server counts some of them twice, which would tell of the others: then it is known how many were written.
     */
    private static long affected(String text, Sealed sealed, MySqlSession session) throws EngineFailure, SQLException {
        try (PreparedStatement statement = session.prepare(text)) {
            MySqlParameters.bind(sealed.parameters(), statement);
            long affected = statement.executeLargeUpdate();
            boolean counts = sealed.count().isPresent() && isInsert(text);
            return counts
                    ? MySqlImages.look(sealed.count().orElseThrow(), session).rows()
                    : affected;
        } catch (SQLException e) {
            if (MySqlErrors.isOutOfRange(e) && text.contains(MySqlTargets.OUTSIDE)) {
                throw SourceFailure.outsideOfFilter(Integer.toString(e.getErrorCode()));
            }
            throw e;
        }
    }

    private static boolean isInsert(String text) {
        return text.startsWith("INSERT ") || text.startsWith("REPLACE ");
    }
}
