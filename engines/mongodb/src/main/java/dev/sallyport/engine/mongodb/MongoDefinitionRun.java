package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.operation.OperationKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Definitions, which the server keeps by themselves: what was checked waits, and the commit runs it.
 *
 * <p>No lock is held meanwhile, because the server has none to give: the closure is compared once more right before the command,
 * which is bound to the collection's id where the server takes that.
 */
final class MongoDefinitionRun implements MongoRun {
    private static final String CREATE = "create";
    private static final String RENAME = "renameCollection";
    private static final Set<String> COMMANDS =
            Set.of(CREATE, "drop", RENAME, "createIndexes", "dropIndexes", "collMod");
    /** The server may be so late in ending what took too long. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final String database;
    private final MongoLoader loader;
    private final MongoIds ids;
    private final Clock clock;
    private final Runnable whenKept;

    /** @param whenKept reads the catalog anew, so that what was defined can be used */
    MongoDefinitionRun(String database, MongoLoader loader, MongoIds ids, Clock clock, Runnable whenKept) {
        this.database = database;
        this.loader = loader;
        this.ids = ids;
        this.clock = clock;
        this.whenKept = whenKept;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.DDL;
    }

    @Override
    public Execution run(Sealed sealed, MongoSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, MongoFault {
        MongoRendering rendering = MongoRendering.of(sealed.canonical()).require(List.copyOf(COMMANDS));
        String collection = inDatabase(rendering.collection());
        MongoClosure.requireSame(sealed.closure(), loader, session);
        requireFree(rendering, session);
        Optional<MongoState> before = MongoState.of(collection, loader, session);
        if (before.isEmpty() != rendering.name().equals(CREATE)) {
            if (before.isEmpty()) {
                throw new ClosureChanged();
            }
            throw MongoDefinitionErrors.nameTaken("NAME");
        }
        Duration time = sealed.limits().time();
        BsonDocument command =
                MongoCommands.majority(MongoCommands.within(rendering.command().clone(), time));
        BsonDocument bound = before.isEmpty() ? command : ids.bind(command, collection, sealed.closure(), session);
        deadline.requireRunning();
        MongoDefinitionFate fate = new MongoDefinitionFate(
                rendering.name(), collection, clock.instant().plus(time).plus(MARGIN), before);
        return new MongoDefinitionExecution(session, deadline, fate, step(bound, sealed), loader, whenKept);
    }

    private MongoDefinitionExecution.Step step(BsonDocument command, Sealed sealed) {
        boolean renames = command.getFirstKey().equals(RENAME);
        return session -> {
            MongoClosure.requireSame(sealed.closure(), loader, session);
            var _ = ids.run(command, each -> renames ? session.runAdmin(each) : session.run(each));
        };
    }

    /** A collection that takes the new name meanwhile makes the server refuse the command. */
    private void requireFree(MongoRendering rendering, MongoSession session) throws EngineFailure, MongoFault {
        if (!rendering.name().equals(RENAME)) {
            return;
        }
        String to = inDatabase(
                rendering.command().getString("to", new BsonString("")).getValue());
        if (MongoState.of(to, loader, session).isPresent()) {
            throw MongoDefinitionErrors.nameTaken("NAME");
        }
    }

    /** Without the database, which only the command that renames has before its names. */
    private String inDatabase(String name) {
        return name.startsWith(database + ".") ? name.substring(database.length() + 1) : name;
    }
}
