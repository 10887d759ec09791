package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonValue;

/**
 * The paths that a write answers with. They are read, so that none that is masked is among them: `fields` names those that are
 * wanted.
 */
record ReturnedPaths(MongoCollection collection) {
    Set<String> read(Optional<BsonValue> fields, Place at) {
        List<String> columns = collection.paths();
        if (fields.isEmpty()) {
            return new TreeSet<>(columns);
        }
        Set<String> named = new TreeSet<>();
        named.add("_id");
        Fields.document(fields.get(), at).forEach((name, value) -> {
            if (keeps(value, at.in(name))) {
                named.add(FieldPath.of(name, at).text());
            } else if (name.equals("_id")) {
                named.remove(name);
            } else {
                throw Refused.wrongValue(at.in(name), "1, for the fields to keep");
            }
        });
        Set<String> returned = new TreeSet<>();
        columns.stream()
                .filter(column -> named.stream().anyMatch(path -> column.equals(path) || column.startsWith(path + ".")))
                .forEach(returned::add);
        if (returned.isEmpty()) {
            throw Refused.wrongValue(at, "at least one path that exists");
        }
        return returned;
    }

    private static boolean keeps(BsonValue value, Place at) {
        return value.isNumber() ? value.asNumber().doubleValue() != 0 : Fields.bool(value, at);
    }
}
