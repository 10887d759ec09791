package dev.sallyport.engine.mongodb;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/**
 * One index of a collection.
 *
 * @param keys the indexed paths in order, each with its direction or kind
 * @param filter which documents are in it; empty for all
 */
record MongoIndex(String name, BsonDocument keys, boolean unique, BsonDocument filter) {
    MongoIndex(String name, BsonDocument keys, boolean unique) {
        this(name, keys, unique, new BsonDocument());
    }

    /** @param listed as the server lists it */
    static MongoIndex of(BsonDocument listed) {
        BsonDocument keys = copy(listed.getDocument("key"));
        boolean unique = listed.getBoolean("unique", BsonBoolean.FALSE).getValue()
                || (keys.size() == 1 && keys.containsKey("_id"));
        return new MongoIndex(
                listed.getString("name").getValue(),
                keys,
                unique,
                copy(listed.getDocument("partialFilterExpression", new BsonDocument())));
    }

    private static BsonDocument copy(BsonDocument document) {
        return MongoDocuments.of(MongoDocuments.bytes(document));
    }

    /** Whether equality on its keys fixes one document. */
    boolean isKey() {
        return unique && filter.isEmpty();
    }

    /** The paths that decide whether a document runs into another one; empty where it may be any. */
    Set<String> lookedAt() {
        Set<String> paths = keys.keySet().stream().map(MongoIndex::path).collect(Collectors.toCollection(TreeSet::new));
        for (Set<String> check : MongoRules.checks(filter)) {
            if (check.isEmpty()) {
                return Set.of();
            }
            paths.addAll(check);
        }
        return paths;
    }

    /** Without places of elements: `tags.0` is of `tags`. */
    private static String path(String key) {
        return new FieldPath(java.util.List.of(key.split("\\.", -1))).named();
    }
}
