package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the catalog: what the server lists, and the paths that validators declare and samples have. */
final class MongoLoader {
    private static final String ID = "_id";

    private final String source;
    private final String database;

    MongoLoader(String source, String database) {
        this.source = source;
        this.database = database;
    }

    MongoCatalog empty() {
        return MongoCatalog.of(source, database, new TreeMap<>());
    }

    /** The sign of a collection, by which it is compared with the one that something was resolved on. */
    String fingerprint(MongoListed listed) {
        return listed.fingerprint(source, database);
    }

    /**
     * The catalog of what is listed.
     *
     * @param before what is known already: paths that were seen once stay known for as long as the collection is the same
     * @param anew looks at every collection; else only at those that are others than before
     */
    MongoCatalog load(SortedMap<String, MongoListed> listed, MongoCatalog before, boolean anew, MongoSession session)
            throws MongoFault {
        SortedMap<ObjectName, MongoCollection> every = new TreeMap<>();
        for (MongoListed each : listed.values()) {
            Optional<MongoCollection> known = before.relationOfAll(each.name())
                    .filter(one -> one.description().id().equals(each.id()));
            boolean same = known.map(MongoCollection::fingerprint).equals(Optional.of(fingerprint(each)));
            MongoCollection collection =
                    same && !anew ? known.get() : read(each, keeping(known, same, each), listed, session);
            every.put(collection.description().name(), collection);
        }
        return MongoCatalog.of(source, database, every);
    }

    /** A view that was defined anew has other documents, though its id is its name. */
    private static Optional<MongoCollection> keeping(
            Optional<MongoCollection> known, boolean same, MongoListed listed) {
        return same || !listed.isView() ? known : Optional.empty();
    }

    private MongoCollection read(
            MongoListed listed,
            Optional<MongoCollection> before,
            SortedMap<String, MongoListed> all,
            MongoSession session)
            throws MongoFault {
        MongoPaths paths = new MongoPaths();
        before.ifPresent(paths::add);
        MongoSchema.add(listed.options(), paths);
        if (isOfKnown(listed, all)) {
            MongoSamples.add(listed, paths, session);
        }
        if (!listed.isView() && !paths.isKnown(ID)) {
            paths.leaf(ID, "objectId", 0);
        }
        List<MongoIndex> indexes = listed.isView() ? List.of() : indexes(listed.name(), session);
        return MongoCollection.of(
                listed.description(source, database, paths.columns()),
                listed.view(),
                paths.arrays(),
                indexes,
                listed.options());
    }

    /** Whether it is a collection, or a view of what exists for the gateway. */
    private static boolean isOfKnown(MongoListed listed, SortedMap<String, MongoListed> all) {
        return listed.view().map(view -> all.containsKey(view.on())).orElse(true);
    }

    static List<MongoIndex> indexes(String collection, MongoSession session) throws MongoFault {
        List<MongoIndex> indexes = new ArrayList<>();
        try (MongoRows rows = MongoRows.of(MongoCommands.named("listIndexes", collection), session)) {
            while (rows.hasNext()) {
                indexes.add(MongoIndex.of(rows.next()));
            }
        } catch (MongoFault e) {
            // dropped meanwhile: the next look does not list it
            if (!MongoErrors.isGone(e)) {
                throw e;
            }
        }
        return indexes;
    }
}
