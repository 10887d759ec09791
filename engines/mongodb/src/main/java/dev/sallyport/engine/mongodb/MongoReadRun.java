package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.OperationKind;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/**
 * Reads: the command first, then the closure, then the first document; the closure again behind each further answer of the
 * server, because nothing keeps collections that are looked up from being others by then.
 */
final class MongoReadRun implements MongoRun {
    private final MongoLoader loader;
    private final MongoIds ids;

    MongoReadRun(MongoLoader loader, MongoIds ids) {
        this.loader = loader;
        this.ids = ids;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.READ;
    }

    @Override
    public Execution run(Sealed sealed, MongoSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, MongoFault {
        MongoRendering rendering = MongoRendering.of(sealed.canonical()).require(List.of("aggregate"));
        BsonDocument command = command(rendering, sealed);
        BsonDocument bound = ids.bind(command, rendering.collection(), sealed.closure(), session);
        deadline.requireRunning();
        MongoRows rows = MongoRows.of(bound, session, between(bound, sealed, session));
        boolean open = false;
        try {
            deadline.requireRunning();
            MongoClosure.requireSame(sealed.closure(), loader, session);
            deadline.requireRunning();
            open = true;
        } finally {
            if (!open && deadline.ending().isEmpty()) {
                rows.close();
            }
        }
        MongoBatches batches = new MongoBatches(rows, rendering, sealed.limits());
        return new MongoReadExecution(session, deadline, columns(sealed.columns()), rows, batches);
    }

    /** A cursor of one collection, bound to its id, can lead nowhere else. */
    private MongoRows.Between between(BsonDocument command, Sealed sealed, MongoSession session) {
        return MongoIds.isBound(command) && sealed.closure().objects().size() == 1
                ? () -> {}
                : () -> requireStill(sealed, session);
    }

    /** Only the closure can be what stopped it; as the server's own word for a collection that is another. */
    private void requireStill(Sealed sealed, MongoSession session) throws MongoFault {
        try {
            MongoClosure.requireSame(sealed.closure(), loader, session);
        } catch (ClosureChanged e) {
            throw MongoFault.answered(MongoIds.MISMATCH);
        }
    }

    private static BsonDocument command(MongoRendering rendering, Sealed sealed) {
        BsonDocument command = rendering.command().clone();
        long rows = Math.min(sealed.limits().rows(), MongoBatches.FIRST_ROWS - 1L) + 1;
        command.put("cursor", MongoCommands.cursor((int) rows));
        command.put("allowDiskUse", BsonBoolean.FALSE);
        return MongoCommands.within(command, sealed.limits().time());
    }

    static List<ResultColumn> columns(List<OutputColumn> sealed) throws EngineFailure {
        if (sealed.size() != 1) {
            throw SourceFailure.internal("COLUMNS");
        }
        OutputColumn column = sealed.get(0);
        return List.of(
                new ResultColumn(column.label(), ColumnType.BSON, MongoTypes.OBJECT, column.origin(), column.mask()));
    }
}
