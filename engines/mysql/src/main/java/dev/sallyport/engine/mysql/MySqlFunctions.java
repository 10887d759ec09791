package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The functions and operators that a statement may use, by folded name and number of arguments. What a version does not have
 * is not allowed on it: the name could be one of a function that somebody made in the database.
 */
final class MySqlFunctions {
    private final Map<String, List<MySqlFunction>> functions;
    private final Map<String, List<MySqlFunction>> operators;
    private final Map<String, String> refusedFunctions;
    private final Map<String, String> refusedOperators;

    private MySqlFunctions() {
        functions = allowed("functions.tsv");
        operators = allowed("operators.tsv");
        refusedFunctions = refused("refused-functions.tsv");
        refusedOperators = refused("refused-operators.tsv");
    }

    /** Reads the lists that come with the engine. */
    static MySqlFunctions load() {
        return new MySqlFunctions();
    }

    private static Map<String, List<MySqlFunction>> allowed(String resource) {
        return lines(resource).map(MySqlFunction::of).collect(groupingBy(MySqlFunction::name));
    }

    private static Map<String, String> refused(String resource) {
        return lines(resource).collect(toUnmodifiableMap(line -> line[0], line -> line[1]));
    }

    private static Stream<String[]> lines(String resource) {
        try (var stream = Objects.requireNonNull(MySqlFunctions.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the list says of a function, or nothing when it may not be called so on that server. */
    Optional<MySqlFunction> find(String foldedName, int arguments, MySqlVersion version) {
        return find(functions, foldedName, arguments, version);
    }

    /** What the list says of an operator, by its symbol or its folded words, or nothing when it may not be used so. */
    Optional<MySqlFunction> operator(String symbol, int operands, MySqlVersion version) {
        return find(operators, symbol, operands, version);
    }

    private static Optional<MySqlFunction> find(
            Map<String, List<MySqlFunction>> lists, String name, int arguments, MySqlVersion version) {
        return lists.getOrDefault(name, List.of()).stream()
                .filter(each -> each.takes(arguments) && each.isIn(version))
                .findFirst();
    }

    /** Why a function is on no list, for those that were looked at. */
    Optional<String> whyRefused(String foldedName) {
        return Optional.ofNullable(refusedFunctions.get(foldedName));
    }

    /** Why an operator is on no list, for those that were looked at. */
    Optional<String> whyOperatorRefused(String symbol) {
        return Optional.ofNullable(refusedOperators.get(symbol));
    }

    /** Whether any listed function has that name, with any arguments on any server. */
    boolean names(String foldedName) {
        return functions.containsKey(foldedName);
    }

    /** Whether it makes one value of the rows of a group. */
    boolean isAggregate(String foldedName) {
        return functions.getOrDefault(foldedName, List.of()).stream().anyMatch(each -> switch (each.use()) {
            case AGGREGATE, AGGREGATE_WINDOW -> true;
            case SCALAR, WINDOW, TABLE -> false;
        });
    }

    /** Whether a listed function takes as long as two of its texts multiplied. */
    boolean searches(String foldedName) {
        boolean joins = MySqlSizes.JOINING.contains(foldedName);
        return !joins
                && functions.getOrDefault(foldedName, List.of()).stream().anyMatch(each -> switch (each.effort()) {
                    case SEARCH, PRODUCT -> true;
                    case PURE, CLOCK, SIZE, ROWS -> false;
                });
    }

    /** Whether a listed function may give a text that is longer than what it is given. */
    boolean lengthens(String foldedName) {
        return functions.getOrDefault(foldedName, List.of()).stream().anyMatch(each -> switch (each.effort()) {
            case SIZE, PRODUCT, ROWS -> true;
            case PURE, CLOCK, SEARCH -> false;
        });
    }

    /** Every listed function as `name(any, any)`. */
    SortedSet<String> signatures() {
        return functions().flatMap(MySqlFunction::signatures).collect(toCollection(TreeSet::new));
    }

    Stream<MySqlFunction> functions() {
        return functions.values().stream().flatMap(Collection::stream);
    }

    Stream<MySqlFunction> operators() {
        return operators.values().stream().flatMap(Collection::stream);
    }
}
