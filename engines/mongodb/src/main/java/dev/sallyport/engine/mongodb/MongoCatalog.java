package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.CatalogScope;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One snapshot of a database: its collections and views.
 *
 * @param revision over all of it, the same for equal snapshots in every process
 * @param every all of the snapshot, also in the catalog of one principal: what the gateway itself may look at
 * @param scope those that exist for whom the catalog is of
 */
record MongoCatalog(
        String revision,
        String source,
        String database,
        SortedMap<ObjectName, MongoCollection> every,
        CatalogScope<MongoCollection> scope)
        implements Catalog {
    static MongoCatalog of(String source, String database, SortedMap<ObjectName, MongoCollection> every) {
        SortedMap<ObjectName, MongoCollection> all = Collections.unmodifiableSortedMap(new TreeMap<>(every));
        return new MongoCatalog(revision(all.values()), source, database, all, CatalogScope.of(all));
    }

    private static String revision(Collection<MongoCollection> collections) {
        StringBuilder text = new StringBuilder();
        collections.forEach(each -> Digest.add(text, each.revision()));
        return Digest.of(text.toString());
    }

    @Override
    public String version() {
        return revision;
    }

    private ObjectName named(String name) {
        return new ObjectName(source, database, "", name);
    }

    /** The collection or view of that name, as far as it exists for whom the catalog is of. */
    Optional<MongoCollection> collection(String name) {
        return scope.find(named(name));
    }

    /** The same for everybody. */
    Optional<MongoCollection> relationOfAll(String name) {
        return Optional.ofNullable(every.get(named(name)));
    }

    /** The closure of some of its collections and views, each once. */
    Closure closure(Collection<MongoCollection> members) {
        return closed(members.stream().map(MongoCollection::member));
    }

    /** The closure of a collection that is written to, whose indexes belong to it. */
    Closure closureOfWritten(MongoCollection collection) {
        return closed(Stream.of(collection.member(), collection.indexMember()));
    }

    private static Closure closed(Stream<Closure.Member> members) {
        return new Closure(members.distinct()
                .sorted(Comparator.comparing(Closure.Member::id))
                .toList());
    }

    @Override
    public Optional<ObjectDescription> object(ObjectName name) {
        return scope.find(name).map(MongoCollection::description);
    }

    @Override
    public Collection<ObjectDescription> objects() {
        return scope.all().map(MongoCollection::description).toList();
    }

    @Override
    public MongoCatalog visibleTo(Visibility visibility) {
        return new MongoCatalog(revision, source, database, every, scope.narrowedTo(visibility));
    }
}
