package dev.sallyport.engine.postgresql;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The relations that exist for somebody, each the part of it that does. Thread-safe.
 *
 * <p>What a relation is for a principal is worked out when it is first asked for: of ten thousand tables, a statement names a
 * few. It does not matter when, because a visibility answers the same for as long as it is there.
 */
final class PostgresScope {
    private final SortedMap<ObjectName, PostgresRelation> every;
    private final Function<PostgresRelation, Optional<PostgresRelation>> part;
    private final Map<ObjectName, Optional<PostgresRelation>> known = new ConcurrentHashMap<>();

    private PostgresScope(
            SortedMap<ObjectName, PostgresRelation> every,
            Function<PostgresRelation, Optional<PostgresRelation>> part) {
        this.every = every;
        this.part = part;
    }

    /** Everything exists, and all of it. */
    static PostgresScope of(SortedMap<ObjectName, PostgresRelation> every) {
        return new PostgresScope(every, Optional::of);
    }

    PostgresScope narrowedTo(Visibility visibility) {
        return new PostgresScope(
                every,
                whole -> find(whole.name())
                        .flatMap(relation ->
                                visibility.of(relation.description()).map(relation::narrowedTo)));
    }

    Optional<PostgresRelation> find(ObjectName name) {
        PostgresRelation whole = every.get(name);
        return whole == null ? Optional.empty() : known.computeIfAbsent(name, _ -> part.apply(whole));
    }

    /** All of them, ordered by name. */
    Stream<PostgresRelation> all() {
        return every.keySet().stream().flatMap(name -> find(name).stream());
    }
}
