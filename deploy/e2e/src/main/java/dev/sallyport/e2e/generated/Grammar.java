package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every way to write a value, and the tables, from the files beside this class. */
record Grammar(
        Dialect dialect,
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

    /**
     * Reads the files.
     *
     * @param functions more expressions, for example a call of each function that is allowed
     * @param more names of files of tables
     */
    static Grammar read(Dialect dialect, FunctionCalls functions, String... more) throws IOException {
        List<Production> written = productions(dialect, dialect.expressions(functions.version()));
        List<Production> literals =
                written.stream().filter(Production::isLiteral).toList();
        List<Production> values = new ArrayList<>(functions.productions());
        written.forEach(each -> values.add(each.times(WRITTEN)));
        List<String> tables = new ArrayList<>(lines(dialect, "tables.txt"));
        for (String file : more) {
            tables.addAll(lines(dialect, file));
        }
        return new Grammar(
                dialect,
                tables.stream().map(Relation::parse).toList(),
                lines(dialect, "ungranted.txt").stream().map(Relation::parse).toList(),
                byKind(values),
                byKind(literals),
                byKind(productions(dialect, dialect.aggregates(functions.version()))),
                byKind(productions(dialect, List.of("windows.txt"))),
                productions(dialect, List.of("rows.txt")),
                productions(dialect, List.of("definitions.txt")),
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

    private static Map<Kind, List<Production>> byKind(List<Production> productions) {
        return productions.stream()
                .collect(Collectors.groupingBy(Production::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
    }

    private static List<Production> productions(Dialect dialect, List<String> files) throws IOException {
        List<Production> productions = new ArrayList<>();
        for (String file : files) {
            lines(dialect, file).stream().map(Production::parse).forEach(productions::add);
        }
        return productions;
    }

    private static List<String> lines(Dialect dialect, String file) throws IOException {
        return dialect.text(file).lines().filter(line -> !line.startsWith("#")).toList();
    }
}
