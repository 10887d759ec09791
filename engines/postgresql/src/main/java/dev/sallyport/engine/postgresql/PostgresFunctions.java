package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresFunction.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions and operators that a statement may use, by name and exact argument types. */
final class PostgresFunctions {
    private final Map<Key, Listed> functions = new HashMap<>();
    /** By the name of the function: the names of the columns that it gives in FROM. */
    private final Map<String, List<String>> columns = new HashMap<>();

    private final Set<Key> operators = new HashSet<>();
    private final Set<String> symbols = new HashSet<>();

    /** How a listed function may be called. */
    enum Use {
        SCALAR,
        /** Scalar, and its second argument says how long its result is. */
        SIZED,
        /** Scalar, and its first argument is a template. */
        FORMAT,
        AGGREGATE,
        ORDERED_SET,
        WINDOW,
        ROWS
    }

    /** A column that a function in FROM gives, with the name of its type. */
    record Output(String name, String type) {}

    /**
     * What the list says of a function.
     *
     * @param outputs its columns in FROM; none when its result is its one column
     */
    record Listed(Use use, List<Output> outputs) {}

    private record Key(String origin, String name, List<String> arguments) {}

    private PostgresFunctions() {}

    /** Reads the lists that come with the engine. */
    static PostgresFunctions load() {
        PostgresFunctions lists = new PostgresFunctions();
        Stream.of("functions.tsv", "extension-functions.tsv")
                .flatMap(PostgresFunctions::lines)
                .forEach(line -> {
                    Listed listed = new Listed(
                            Use.valueOf(line[3].toUpperCase(Locale.ROOT).replace('-', '_')),
                            line.length < 5 ? List.of() : outputs(line[4]));
                    lists.functions.put(new Key(line[0], line[1], types(line[2])), listed);
                    lists.columns.put(
                            line[1], listed.outputs.stream().map(Output::name).toList());
                });
        Stream.of("operators.tsv", "extension-operators.tsv")
                .flatMap(PostgresFunctions::lines)
                .forEach(line -> {
                    lists.operators.add(new Key(line[0], line[1], List.of(line[2], line[3])));
                    lists.symbols.add(line[1]);
                });
        return lists;
    }

    private static List<String> types(String joined) {
        return joined.equals("-") ? List.of() : List.of(joined.split(","));
    }

    private static List<Output> outputs(String joined) {
        return Stream.of(joined.split(","))
                .map(output -> output.split(":"))
                .map(output -> new Output(output[0], output[1]))
                .toList();
    }

    private static Stream<String[]> lines(String resource) {
        try (var stream = Objects.requireNonNull(PostgresFunctions.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).toList().stream();
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
        return columns.containsKey(function);
    }

    /** What the list says of a function, or nothing when it may not be called at all. */
    Optional<Listed> listed(PostgresFunction function, Collection<PostgresType> declared) {
        boolean safe = function.isTrusted() && function.volatility() != PostgresFunction.Volatility.VOLATILE;
        Listed listed = safe ? functions.get(key(function, declared)) : null;
        return Optional.ofNullable(listed).filter(each -> fits(each.use, function));
    }

    /** The list must say what the catalog says. */
    private static boolean fits(Use use, PostgresFunction function) {
        return switch (use) {
            case SCALAR, SIZED, FORMAT -> function.kind() == Kind.FUNCTION && !function.setReturning();
            case ROWS -> function.kind() == Kind.FUNCTION && function.setReturning();
            case AGGREGATE -> function.kind() == Kind.AGGREGATE;
            case ORDERED_SET -> function.kind() == Kind.ORDERED_SET_AGGREGATE;
            case WINDOW -> function.kind() == Kind.WINDOW;
        };
    }

    /** The names of the columns that the functions of a name give, which are the same for all of them. */
    List<String> outputNames(String name) {
        return columns.getOrDefault(name, List.of());
    }

    private static Key key(PostgresFunction function, Collection<PostgresType> declared) {
        return new Key(
                origin(function.schema(), function.extension()),
                function.name(),
                declared.stream().map(PostgresType::name).collect(Collectors.toList()));
    }

    /** What the lists have first: the schema, or the extension, which may stand in any schema. */
    private static String origin(String schema, String extension) {
        return extension.isEmpty() ? schema : extension;
    }

    /** Whether any listed operator has that symbol. */
    boolean namesOperator(String symbol) {
        return symbols.contains(symbol);
    }

    /** @param left name of its left type, `-` for a prefix operator */
    boolean allows(PostgresOperator operator, String left, String right) {
        return operator.isTrusted()
                && operator.volatility() != PostgresFunction.Volatility.VOLATILE
                && operators.contains(new Key(
                        origin(operator.schema(), operator.extension()), operator.name(), List.of(left, right)));
    }
}
