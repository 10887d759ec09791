package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.CatalogScope;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One snapshot of a PostgreSQL database: its relations, and what the server brings along to resolve against.
 *
 * @param searchPath the schemas where an unqualified relation is looked up, in order; `pg_catalog` is not among them
 * @param every all relations of the snapshot, also in the catalog of one principal: what the gateway itself may look at
 * @param ids the same by their ids
 * @param scope those that exist for whom the catalog is of
 * @param serverVersion as `server_version_num` tells it, for example `180006`
 */
record PostgresCatalog(
        String version,
        String source,
        String database,
        int serverVersion,
        List<String> searchPath,
        SortedMap<ObjectName, PostgresRelation> every,
        Map<String, PostgresRelation> ids,
        CatalogScope<PostgresRelation> scope,
        PostgresBuiltins builtins)
        implements Catalog, RuledTable.Tables, Grounds<PostgresRelation> {
    PostgresCatalog(
            String version,
            String source,
            String database,
            int serverVersion,
            List<String> searchPath,
            SortedMap<ObjectName, PostgresRelation> every,
            PostgresBuiltins builtins) {
        this(
                version,
                source,
                database,
                serverVersion,
                searchPath,
                Collections.unmodifiableSortedMap(every),
                byId(every),
                CatalogScope.of(every),
                builtins);
    }

    PostgresCatalog {
        searchPath = List.copyOf(searchPath);
    }

    private static Map<String, PostgresRelation> byId(SortedMap<ObjectName, PostgresRelation> relations) {
        return relations.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        relation -> relation.description().id(), relation -> relation));
    }

    @Override
    public Optional<PostgresRelation> relationOfAll(ObjectName name) {
        return Optional.ofNullable(every.get(name));
    }

    /** The same by its id. */
    @Override
    public Optional<PostgresRelation> relationOfAll(String id) {
        return Optional.ofNullable(ids.get(id));
    }

    Optional<PostgresRelation> relation(ObjectName name) {
        return scope.find(name);
    }

    /** The relation of a schema-qualified name. */
    Optional<PostgresRelation> relation(String schema, String name) {
        return relation(new ObjectName(source, database, schema, name));
    }

    /** The relation of an unqualified name: the first schema of the search path that has it. */
    Optional<PostgresRelation> relation(String name) {
        return searchPath.stream()
                .flatMap(schema -> relation(schema, name).stream())
                .findFirst();
    }

    /** The closure of some relations of this snapshot that are read. */
    Closure closure(Collection<PostgresRelation> members) {
        return closure(members, List.of());
    }

    /**
     * The closure of some relations.
     *
     * @param written those whose rules are part of it, where they can have any
     */
    @Override
    public Closure closure(Collection<PostgresRelation> members, Collection<PostgresRelation> written) {
        return Grounds.closed(Stream.concat(
                members.stream().flatMap(this::standsOn),
                written.stream().flatMap(relation -> relation.rulesMember().stream())));
    }

    /** A relation, and what its columns have types of. */
    private Stream<Closure.Member> standsOn(PostgresRelation relation) {
        Stream<Closure.Member> types = relationOfAll(relation.name()).orElse(relation).columns().stream()
                .flatMap(column -> builtins.type(column.type()).stream())
                .flatMap(type -> builtins.member(type).stream());
        return Stream.concat(Stream.of(relation.member()), types);
    }

    /** Whether a column is of a type that came after the builtins were loaded. */
    boolean hasUnknownType() {
        return every.values().stream()
                .flatMap(relation -> relation.columns().stream())
                .anyMatch(column -> builtins.type(column.type()).isEmpty());
    }

    @Override
    public Optional<ObjectDescription> object(ObjectName name) {
        return relation(name).map(PostgresRelation::description);
    }

    @Override
    public Collection<ObjectDescription> objects() {
        return scope.all().map(PostgresRelation::description).toList();
    }

    @Override
    public Collection<ObjectDescription> nameable() {
        return scope.all()
                .filter(PostgresRelation::isNameable)
                .map(PostgresRelation::description)
                .toList();
    }

    @Override
    public PostgresCatalog visibleTo(Visibility visibility) {
        return new PostgresCatalog(
                version,
                source,
                database,
                serverVersion,
                searchPath,
                every,
                ids,
                scope.narrowedTo(visibility),
                builtins);
    }
}
