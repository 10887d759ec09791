package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.run.Digest;
import java.util.List;
import java.util.Optional;

/**
 * How a collection is, as far as definitions change it.
 *
 * @param id tells it from another that takes its name
 * @param structure over its options and indexes
 */
record MongoState(String id, String structure) {
    static Optional<MongoState> of(String collection, MongoLoader loader, MongoSession session) throws MongoFault {
        Optional<MongoListed> listed = Optional.ofNullable(
                MongoListing.of(List.of(collection), session).get(collection));
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        Digest.add(text, loader.fingerprint(listed.get()));
        if (!listed.get().isView()) {
            for (MongoIndex index : MongoLoader.indexes(collection, session)) {
                Digest.add(text, index.name(), MongoDocuments.hex(index.keys()), index.unique());
            }
        }
        return Optional.of(new MongoState(
                Digest.of(listed.get().id()).substring(0, 16),
                Digest.of(text.toString()).substring(0, 32)));
    }
}
