package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
        List<Production> definitions) {
    /** How much more often what is written out is drawn than a call of any function. */
    private static final int WRITTEN = 5;

    /**
     * Reads the files.
     *
     * @param functions more expressions, for example a call of each function that is allowed
     * @param more names of files of tables
     */
    static Grammar read(List<Production> functions, String... more) throws IOException {
        List<Production> written = productions("expressions.txt");
        List<Production> literals =
                written.stream().filter(Production::isLiteral).toList();
        List<Production> values = new ArrayList<>(functions);
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
                byKind(productions("aggregates.txt")),
                byKind(productions("windows.txt")),
                productions("rows.txt"),
                productions("definitions.txt"));
    }

    /** What every production is counted as. */
    Set<String> clauses() {
        return Stream.of(expressions, aggregates, windows)
                .flatMap(each -> each.values().stream())
                .flatMap(List::stream)
                .map(Production::clause)
                .collect(Collectors.toCollection(TreeSet::new));
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
