package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.CatalogScope;
import dev.sallyport.engine.run.Digest;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * One snapshot of a database: its relations, by names without regard to case.
 *
 * @param revision over all of it, the same for equal snapshots in every process
 * @param every all relations of the snapshot, also in the catalog of one principal: what the gateway itself may look at
 * @param names those that can be named, by their folded names: of two that differ in case alone, neither
 * @param scope those that exist for whom the catalog is of
 */
record MySqlCatalog(
        String revision,
        String source,
        String database,
        MySqlVersion server,
        SortedMap<ObjectName, MySqlRelation> every,
        Map<String, ObjectName> names,
        CatalogScope<MySqlRelation> scope)
        implements Catalog, RuledTable.Tables, Grounds<MySqlRelation> {
    static MySqlCatalog of(
            String source, String database, MySqlVersion server, SortedMap<ObjectName, MySqlRelation> every) {
        return new MySqlCatalog(
                revision(server, every.values()),
                source,
                database,
                server,
                Collections.unmodifiableSortedMap(every),
                Map.copyOf(byFoldedName(every.keySet())),
                CatalogScope.of(every));
    }

    private static String revision(MySqlVersion server, Collection<MySqlRelation> relations) {
        StringBuilder text = new StringBuilder(server.toString());
        relations.forEach(relation ->
                text.append(relation.fingerprint()).append(relation.rules().fingerprint()));
        return Digest.of(text.toString());
    }

    private static Map<String, ObjectName> byFoldedName(Collection<ObjectName> every) {
        Map<String, ObjectName> names = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (ObjectName name : every) {
            String folded = MySqlNames.folded(name.object());
            if (names.put(folded, name) != null) {
                ambiguous.add(folded);
            }
        }
        names.keySet().removeAll(ambiguous);
        return names;
    }

    @Override
    public String version() {
        return revision;
    }

    @Override
    public Optional<MySqlRelation> relationOfAll(ObjectName name) {
        return Optional.ofNullable(every.get(name));
    }

    @Override
    public Optional<MySqlRelation> relationOfAll(String id) {
        return relationOfAll(new ObjectName(source, database, "", id));
    }

    /** @param foldedName in ASCII lower case */
    Optional<MySqlRelation> relation(String foldedName) {
        return Optional.ofNullable(names.get(foldedName)).flatMap(scope::find);
    }

    /** The closure of some relations of this snapshot that are read. */
    Closure closure(Collection<MySqlRelation> members) {
        return closure(members, List.of());
    }

    /**
     * The closure of some relations of this snapshot.
     *
     * @param written those of them whose rules belong to it
     */
    @Override
    public Closure closure(Collection<MySqlRelation> members, Collection<MySqlRelation> written) {
        return Grounds.closed(Stream.concat(
                members.stream().map(MySqlRelation::member),
                written.stream()
                        .map(relation ->
                                relationOfAll(relation.name()).orElse(relation).rulesMember())));
    }

    @Override
    public Optional<ObjectDescription> object(ObjectName name) {
        return scope.find(name).map(MySqlRelation::description);
    }

    @Override
    public Collection<ObjectDescription> objects() {
        return scope.all().map(MySqlRelation::description).toList();
    }

    @Override
    public Collection<ObjectDescription> nameable() {
        return scope.all()
                .filter(relation -> relation.isNameable()
                        && names.containsKey(MySqlNames.folded(relation.name().object())))
                .map(MySqlRelation::description)
                .toList();
    }

    @Override
    public MySqlCatalog visibleTo(Visibility visibility) {
        return new MySqlCatalog(revision, source, database, server, every, names, scope.narrowedTo(visibility));
    }
}
