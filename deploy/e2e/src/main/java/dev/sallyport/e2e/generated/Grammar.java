package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every way to write a value, and the tables, from the files beside this class. */
record Grammar(
        List<Relation> tables,
        List<Relation> ungranted,
        Map<Kind, List<Production>> expressions,
        Map<Kind, List<Production>> literals,
        Map<Kind, List<Production>> aggregates,
        Map<Kind, List<Production>> windows,
        List<Production> rows,
        List<Production> definitions,
        int version) {
    /** How much more often what is written out is drawn than a call of any function. */
    private static final int WRITTEN = 5;

    /** Of expressions, with the first version of a server that has them. */
    private static final Map<String, Integer> EXPRESSIONS = new TreeMap<>(Map.of(
            "expressions.txt", 0,
            "defined.txt", 0,
            "ranges.txt", 0,
            "addresses.txt", 0,
            "search.txt", 0,
            "sqljson.txt", 0,
            "sqljson-16.txt", 16,
            "sqljson-17.txt", 17));

    private static final Map<String, Integer> AGGREGATES =
            new TreeMap<>(Map.of("aggregates.txt", 0, "aggregates-16.txt", 16));

    /**
     * Reads the files.
     *
     * @param functions more expressions, for example a call of each function that is allowed
     * @param more names of files of tables
     */
    static Grammar read(FunctionCalls functions, String... more) throws IOException {
        List<Production> written = written(EXPRESSIONS, functions.version());
        List<Production> literals =
                written.stream().filter(Production::isLiteral).toList();
        List<Production> values = new ArrayList<>(functions.productions());
        written.forEach(each -> values.add(each.times(WRITTEN)));
        List<String> tables = new ArrayList<>(lines("tables.txt"));
        for (String file : more) {
            tables.addAll(lines(file));
        }
        return new Grammar(
                tables.stream().map(Relation::parse).toList(),
                lines("ungranted.txt").stream().map(Relation::parse).toList(),
                byKind(values),
                byKind(literals),
                byKind(written(AGGREGATES, functions.version())),
                byKind(productions("windows.txt")),
                productions("rows.txt"),
                productions("definitions.txt"),
                functions.version());
    }

    /** What every production is counted as. */
    Set<String> clauses() {
        return Stream.of(
                        Stream.of(expressions, aggregates, windows)
                                .flatMap(each -> each.values().stream())
                                .flatMap(List::stream),
                        rows.stream())
                .flatMap(productions -> productions)
                .map(Production::clause)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the files that a server of this version can do something with. */
    private static List<Production> written(Map<String, Integer> files, int version) throws IOException {
        List<Production> written = new ArrayList<>();
        for (var file : files.entrySet()) {
            if (version >= file.getValue()) {
                written.addAll(productions(file.getKey()));
            }
        }
        return written;
    }

    private static Map<Kind, List<Production>> byKind(List<Production> productions) {
        return productions.stream()
                .collect(Collectors.groupingBy(Production::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
    }

    private static List<Production> productions(String file) throws IOException {
        return lines(file).stream().map(Production::parse).toList();
    }

    private static List<String> lines(String file) throws IOException {
        try (var stream = Objects.requireNonNull(Grammar.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
