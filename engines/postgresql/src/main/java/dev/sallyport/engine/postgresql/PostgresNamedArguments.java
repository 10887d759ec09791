package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The arguments of a function that are called by their names: `f(1, b => 2)`. */
final class PostgresNamedArguments {
    private final PostgresFunction function;
    private final List<PostgresType> declared;

    PostgresNamedArguments(PostgresFunction function, List<PostgresType> declared) {
        this.function = function;
        this.declared = declared;
    }

    /** The types in the order of the call, or nothing where the function is not called so: each once, none without a value. */
    Optional<List<PostgresType>> taken(int inPlace, List<Name> named) {
        if (function.names().size() != declared.size() || function.variadic() != 0) {
            return Optional.empty();
        }
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, inPlace).boxed().toList());
        named.forEach(name -> places.add(function.names().indexOf(name.text())));
        Set<Integer> filled = new TreeSet<>(places);
        boolean each = filled.size() == places.size() && places.stream().allMatch(this::isThere);
        return each && isComplete(filled)
                ? Optional.of(places.stream().map(declared::get).toList())
                : Optional.empty();
    }

    private boolean isThere(int place) {
        return place >= 0 && place < declared.size();
    }

    /** Only the last arguments have defaults. */
    private boolean isComplete(Set<Integer> filled) {
        int needed = declared.size() - function.defaults();
        return IntStream.range(0, needed).allMatch(filled::contains);
    }
}
