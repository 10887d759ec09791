package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.ClosureChanged;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * Binds commands to the collection that was decided on, by its id, where the server refuses one of another id: then not even a
 * rename between two looks can lead a command elsewhere. Thread-safe.
 */
final class MongoIds {
    private static final String FIELD = "collectionUUID";
    static final int MISMATCH = 361;
    private static final int UNKNOWN_FIELD = 40415;

    /** Whether the server knows it in a read, and refuses another one; found out at most once, unless nobody answered. */
    private enum Known {
        UNASKED,
        NO,
        YES
    }

    private final Supplier<MongoCatalog> catalog;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.UNASKED);
    private final Set<String> unknownTo = ConcurrentHashMap.newKeySet();

    MongoIds(Supplier<MongoCatalog> catalog) {
        this.catalog = catalog;
    }

    /** The same command, bound to its collection's id where the collection is still the one of the closure. */
    BsonDocument bind(BsonDocument command, String collection, Closure closure, MongoSession session)
            throws MongoFault {
        Optional<MongoCollection> target = catalog.get()
                .relationOfAll(collection)
                .filter(each -> !each.isView() && closure.objects().contains(each.member()));
        if (target.isEmpty() || unknownTo.contains(command.getFirstKey()) || !isRefusedByServer(collection, session)) {
            return command;
        }
        return command.append(FIELD, id(target.get().description().id()));
    }

    static boolean isBound(BsonDocument command) {
        return command.containsKey(FIELD);
    }

    /**
     * Runs a command, and again without the id where the server may not know that field in this command: then it did nothing. An
     * id that is another one is never left out.
     */
    <T> T run(BsonDocument command, Running<T> running) throws EngineFailure, ClosureChanged, MongoFault {
        try {
            return running.run(command);
        } catch (MongoFault e) {
            if (!mayNotKnowField(e) || !isBound(command)) {
                throw e;
            }
        }
        BsonDocument unbound = command.clone();
        unbound.remove(FIELD);
        T result = running.run(unbound);
        unknownTo.add(command.getFirstKey());
        return result;
    }

    /** BadValue, FailedToParse, or by its own number: what a command was refused for that then runs without the field. */
    private static boolean mayNotKnowField(MongoFault fault) {
        return fault.code() == 2 || fault.code() == 9 || fault.code() == UNKNOWN_FIELD;
    }

    /** What is done with a command, as a whole or not at all. */
    @FunctionalInterface
    interface Running<T> {
        T run(BsonDocument command) throws EngineFailure, ClosureChanged, MongoFault;
    }

    private static BsonBinary id(String text) {
        return new BsonBinary(UUID.fromString(text));
    }

    /** A server that does not look at it answers to an id that no collection has. */
    private boolean isRefusedByServer(String collection, MongoSession session) throws MongoFault {
        if (known.get() == Known.UNASKED) {
            known.set(ask(collection, session) ? Known.YES : Known.NO);
        }
        return known.get() == Known.YES;
    }

    private static boolean ask(String collection, MongoSession session) throws MongoFault {
        BsonDocument none = new BsonDocument("$limit", new BsonInt32(1));
        BsonDocument question = new BsonDocument("aggregate", new BsonString(collection))
                .append("pipeline", new BsonArray(List.of(none)))
                .append("cursor", new BsonDocument())
                .append(FIELD, new BsonBinary(UUID.randomUUID()));
        try {
            MongoRows.of(question, session).close();
            return false;
        } catch (MongoFault e) {
            if (MongoErrors.isUnreachable(e)) {
                throw e;
            }
            return e.code() == MISMATCH;
        }
    }
}
