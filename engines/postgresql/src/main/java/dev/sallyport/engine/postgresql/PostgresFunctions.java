package dev.sallyport.engine.postgresql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The functions and operators that a statement may use, by name and exact argument types. */
final class PostgresFunctions {
    private final Map<Key, Use> functions = new HashMap<>();
    private final Set<Key> operators = new HashSet<>();
    private final Set<String> symbols = new HashSet<>();

    /** How a listed function may be called. */
    enum Use {
        SCALAR,
        AGGREGATE
    }

    private record Key(String schema, String name, List<String> arguments) {}

    private PostgresFunctions() {}

    /** Reads the lists that come with the engine. */
    static PostgresFunctions load() {
        PostgresFunctions lists = new PostgresFunctions();
        lines("functions.tsv")
                .forEach(line -> lists.functions.put(
                        new Key(line[0], line[1], types(line[2])),
                        switch (line[3]) {
                            case "scalar" -> Use.SCALAR;
                            case "aggregate" -> Use.AGGREGATE;
                            default -> throw new IllegalStateException("function class `" + line[3] + "` is not known");
                        }));
        lines("operators.tsv").forEach(line -> {
            lists.operators.add(new Key(line[0], line[1], List.of(line[2], line[3])));
            lists.symbols.add(line[1]);
        });
        return lists;
    }

    private static List<String> types(String joined) {
        return joined.equals("-") ? List.of() : List.of(joined.split(","));
    }

    private static List<String[]> lines(String resource) {
        try (var stream = Objects.requireNonNull(PostgresFunctions.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every listed function as `name(type, type)`. */
    SortedSet<String> signatures() {
        return functions.keySet().stream()
                .map(key -> key.name + "(" + String.join(", ", key.arguments) + ")")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether any listed function has that name. */
    boolean names(String function) {
        return functions.keySet().stream().anyMatch(key -> key.name.equals(function));
    }

    boolean allows(PostgresFunction function, Collection<PostgresType> declared) {
        return function.isBuiltin()
                && !function.setReturning()
                && function.volatility() != PostgresFunction.Volatility.VOLATILE
                && switch (function.kind()) {
                    case FUNCTION -> functions.get(key(function, declared)) == Use.SCALAR;
                    case AGGREGATE -> functions.get(key(function, declared)) == Use.AGGREGATE;
                    case PROCEDURE, ORDERED_SET_AGGREGATE, HYPOTHETICAL_SET_AGGREGATE, WINDOW -> false;
                };
    }

    private static Key key(PostgresFunction function, Collection<PostgresType> declared) {
        return new Key(
                function.schema(),
                function.name(),
                declared.stream().map(PostgresType::name).collect(Collectors.toList()));
    }

    /** Whether any listed operator has that symbol. */
    boolean namesOperator(String symbol) {
        return symbols.contains(symbol);
    }

    /** @param left name of its left type, `-` for a prefix operator */
    boolean allows(PostgresOperator operator, String left, String right) {
        return operator.isBuiltin()
                && operator.volatility() != PostgresFunction.Volatility.VOLATILE
                && operators.contains(new Key(operator.schema(), operator.name(), List.of(left, right)));
    }
}
