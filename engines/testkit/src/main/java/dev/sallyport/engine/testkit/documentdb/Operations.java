package dev.sallyport.engine.testkit.documentdb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What is running. Thread-safe. */
final class Operations {
    private final Map<Integer, Operation> running = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    Operation begin(Request request, Object client) {
        Operation operation = new Operation(last.incrementAndGet(), request, client);
        running.put(operation.id(), operation);
        return operation;
    }

    void end(Operation operation) {
        running.remove(operation.id());
    }

    void kill(int id) {
        Operation operation = running.get(id);
        if (operation != null) {
            operation.kill(ErrorCode.INTERRUPTED);
        }
    }

    void kill(Predicate<Operation> which, ErrorCode code) {
        running.values().stream().filter(which).forEach(operation -> operation.kill(code));
    }

    /** Those that have these values at these dotted paths; names that begin with `$` are no paths. */
    BsonArray list(BsonDocument filter) {
        List<BsonDocument> found = running.values().stream()
                .map(Operation::document)
                .filter(operation -> filter.entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith("$"))
                        .allMatch(entry -> entry.getValue().equals(at(operation, entry.getKey()))))
                .toList();
        return new BsonArray(found);
    }

    private static @Nullable BsonValue at(BsonDocument document, String path) {
        BsonValue value = document;
        for (String name : path.split("\\.", -1)) {
            if (value == null || !value.isDocument()) {
                return null;
            }
            value = value.asDocument().get(name);
        }
        return value;
    }
}
