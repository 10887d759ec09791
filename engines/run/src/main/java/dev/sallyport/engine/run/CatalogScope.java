package dev.sallyport.engine.run;

import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import dev.sallyport.operation.Visibility.VisibleObject;
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
public final class CatalogScope<R extends CatalogScope.Part<R>> {
    private final SortedMap<ObjectName, R> every;
    private final Function<R, Optional<R>> part;
    private final Map<ObjectName, Optional<R>> known = new ConcurrentHashMap<>();

    /** A relation, or what of it exists for a principal. */
    public interface Part<R> {
        ObjectDescription description();

        R narrowedTo(VisibleObject part);
    }

    private CatalogScope(SortedMap<ObjectName, R> every, Function<R, Optional<R>> part) {
        this.every = every;
        this.part = part;
    }

    /** Everything exists, and all of it. */
    public static <R extends Part<R>> CatalogScope<R> of(SortedMap<ObjectName, R> every) {
        return new CatalogScope<>(every, Optional::of);
    }

    public CatalogScope<R> narrowedTo(Visibility visibility) {
        return new CatalogScope<>(
                every,
                whole -> find(whole.description().name())
                        .flatMap(relation ->
                                visibility.of(relation.description()).map(relation::narrowedTo)));
    }

    public Optional<R> find(ObjectName name) {
        R whole = every.get(name);
        return whole == null ? Optional.empty() : known.computeIfAbsent(name, _ -> part.apply(whole));
    }

    /** All of them, ordered by name. */
    public Stream<R> all() {
        return every.keySet().stream().flatMap(name -> find(name).stream());
    }
}
