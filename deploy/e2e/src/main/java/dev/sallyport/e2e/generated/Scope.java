package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an expression sees.
 *
 * @param fields of its own query; of a grouped one, the keys
 * @param outer of the queries around it
 * @param key what tells any two rows apart that are not equal
 * @param grouped the fields that aggregates of a grouped query see, else none
 */
record Scope(List<Field> fields, List<Field> outer, List<String> key, List<Field> grouped) {
    static final Scope EMPTY = of(List.of(), List.of());

    Scope {
        fields = List.copyOf(fields);
        outer = List.copyOf(outer);
        key = List.copyOf(key);
        grouped = List.copyOf(grouped);
    }

    static Scope of(List<Field> fields, List<String> key) {
        return new Scope(fields, List.of(), key, List.of());
    }

    /** Both sides of a join. */
    Scope beside(Scope other) {
        return new Scope(join(fields, other.fields), outer, join(key, other.key), List.of());
    }

    /** The same within other queries. */
    Scope within(List<Field> around) {
        return new Scope(fields, around, key, grouped);
    }

    Scope with(Field field) {
        return new Scope(join(fields, List.of(field)), outer, key, grouped);
    }

    /** What a subquery sees of this. */
    List<Field> reachable() {
        return join(fields, outer).stream().filter(Field::reachable).toList();
    }

    /** What an aggregate sees: nothing from around, or it would belong there. */
    Scope ofAggregate() {
        return of(grouped, List.of());
    }

    static <T> List<T> join(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
