package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.mongodb.MongoAnnouncedExecution.Answer;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.ColumnBuffer;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.OperationKind;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Writes: the document by which the transaction is known later, the count of what would be matched, the command, and the closure
 * behind it, when the server keeps the collection as it is until the transaction has ended. The transaction stays open until the
 * gateway has announced that it commits.
 *
 * <p>INVARIANT: no more documents are matched or inserted than the limit.
 */
final class MongoWriteRun implements MongoRun {
    private static final String FIND_AND_MODIFY = "findAndModify";

    private final MongoPool pool;
    private final MongoLoader loader;
    private final MongoIds ids;
    private final MongoOutcomes outcomes;
    private final Runnable whenChanged;

    /** @param whenChanged reads the catalog anew */
    MongoWriteRun(MongoPool pool, MongoLoader loader, MongoIds ids, MongoOutcomes outcomes, Runnable whenChanged) {
        this.pool = pool;
        this.loader = loader;
        this.ids = ids;
        this.outcomes = outcomes;
        this.whenChanged = whenChanged;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.WRITE;
    }

    @Override
    public Execution run(Sealed sealed, MongoSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, MongoFault {
        MongoRendering rendering =
                MongoRendering.of(sealed.canonical()).require(List.of("insert", "update", "delete", FIND_AND_MODIFY));
        rendering.requireWithin();
        return ids.run(
                command(rendering, sealed, session), command -> run(rendering, command, sealed, session, deadline));
    }

    private Execution run(
            MongoRendering rendering, BsonDocument command, Sealed sealed, MongoSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, MongoFault {
        session.rollBack();
        String transaction = outcomes.begin(session);
        deadline.requireRunning();
        requireApproved(sealed, session);
        long most = sealed.limits().affected();
        long matched = MongoImages.count(rendering.matched(), most, session);
        if (matched > most) {
            throw SourceFailure.tooManyAffected(most);
        }
        deadline.requireRunning();
        BsonDocument reply = session.run(command);
        Optional<MongoFault> fault = MongoFaults.of(reply);
        if (fault.isPresent()) {
            throw fault.get();
        }
        long affected = affected(rendering, reply, matched);
        if (affected > most) {
            throw SourceFailure.tooManyAffected(most);
        }
        requireSame(sealed);
        deadline.requireRunning();
        return new MongoWriteExecution(
                session, deadline, transaction, affected, answer(rendering, reply, sealed), () -> requireStill(sealed));
    }

    private BsonDocument command(MongoRendering rendering, Sealed sealed, MongoSession session) throws MongoFault {
        BsonDocument command = MongoCommands.within(
                rendering.command().clone(), sealed.limits().time());
        return rendering.name().equals(FIND_AND_MODIFY)
                ? command
                : ids.bind(command, rendering.collection(), sealed.closure(), session);
    }

    private static void requireApproved(Sealed sealed, MongoSession session) throws EngineFailure, MongoFault {
        Optional<Image> expected = sealed.count().flatMap(Count::expected);
        if (expected.isPresent()
                && !MongoImages.of(sealed.count().orElseThrow(), session).equals(expected.get())) {
            throw SourceFailure.notApproved();
        }
    }

    /** In another session, because a transaction cannot ask for what is listed. */
    private void requireSame(Sealed sealed) throws ClosureChanged, MongoFault {
        try (MongoSession beyond = pool.beyond()) {
            MongoClosure.requireSame(sealed.closure(), loader, beyond);
        }
    }

    private void requireStill(Sealed sealed) throws MongoFault, EngineFailure {
        try {
            requireSame(sealed);
        } catch (ClosureChanged e) {
            whenChanged.run();
            throw SourceFailure.catalogChanged("CLOSURE");
        }
    }

    /**
     * Documents that were matched, whether they had these values before or not (holes W4). Of findAndModify some servers tell
     * whether it changed any, so that it is told by what was counted before.
     */
    private static long affected(MongoRendering rendering, BsonDocument reply, long matched) {
        return rendering.name().equals(FIND_AND_MODIFY)
                ? matched
                : reply.getNumber("n", new BsonInt32(0)).longValue();
    }

    /** Before anything is kept, also where the document is too large to be told. */
    private static Answer answer(MongoRendering rendering, BsonDocument reply, Sealed sealed) throws EngineFailure {
        if (!rendering.name().equals(FIND_AND_MODIFY)) {
            return Answer.NONE;
        }
        BsonValue value = reply.get("value", BsonNull.VALUE);
        if (value.isDocument() && rendering.tripwire().isPresent()) {
            rendering.tripwire().get().check(MongoDocuments.bytes(value.asDocument()));
        }
        byte[] row = MongoDocuments.bytes(new BsonDocument("value", value));
        if (row.length > sealed.limits().cellBytes()) {
            throw MongoErrors.documentTooLarge(sealed.limits().cellBytes());
        }
        ColumnBuffer column = new ColumnBuffer(ColumnBuffer.Width.VARIABLE);
        column.appendBytes(row, row.length);
        return new Answer(MongoReadRun.columns(sealed.columns()), Optional.of(new Batch(1, List.of(column.take()))));
    }
}
