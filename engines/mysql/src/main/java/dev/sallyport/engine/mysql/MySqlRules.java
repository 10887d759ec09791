package dev.sallyport.engine.mysql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.run.Digest;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.rules.Rule.Action;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of one table for whoever writes to it.
 *
 * @param indexes whose order a read may follow
 * @param missing what the gateway's own role lacks to see all of them, empty where it sees them
 * @param fingerprint over everything that they were made of
 */
record MySqlRules(List<Rule> rules, List<MySqlIndex> indexes, List<String> missing, String fingerprint) {
    /** Of what nobody writes to. */
    static final MySqlRules NONE = new MySqlRules(List.of(), List.of(), List.of(), "");

    /** The table of a row that is of every table. */
    static final String OF_ALL = "";

    private static final String PRIMARY = "PRIMARY";
    private static final String UNKNOWN = "";

    MySqlRules {
        rules = List.copyOf(rules);
        indexes = List.copyOf(indexes);
        missing = List.copyOf(missing);
    }

    /** A row of {@link MySqlRulesQuery}. */
    record Row(List<String> texts) {
        String kind() {
            return texts.get(0);
        }

        String name() {
            return texts.get(2);
        }

        String column() {
            return texts.get(4);
        }

        String otherDatabase() {
            return texts.get(5);
        }

        String otherTable() {
            return texts.get(6);
        }

        String otherColumn() {
            return texts.get(7);
        }

        String detail() {
            return texts.get(8);
        }

        boolean isUnique() {
            return texts.get(5).equals("0");
        }

        boolean isUnused() {
            return !texts.get(6).isEmpty();
        }
    }

    /**
     * The rules of one table.
     *
     * @param rows all that were found of it
     * @param seesChildren whether tables that refer to it are seen, whoever may read them
     * @param tables the columns of each table of the database, none where it is not known
     */
    static MySqlRules of(
            List<MySqlColumn> columns,
            List<Row> rows,
            boolean seesChildren,
            String database,
            Function<String, List<MySqlColumn>> tables) {
        List<String> missing = new ArrayList<>();
        if (rows.stream().noneMatch(row -> row.kind().equals(MySqlRulesQuery.RIGHT))) {
            missing.add("TRIGGER");
        }
        if (!seesChildren) {
            missing.add("PROCESS");
        }
        List<String> texts = rows.stream()
                .map(row -> row.texts().toString())
                .distinct()
                .sorted()
                .toList();
        return new MySqlRules(
                new Reading(columns, database, tables).rules(rows),
                indexes(rows),
                missing,
                Digest.of(missing + String.join("\n", texts)));
    }

    /** All but the key by which a table is kept, whose order is that of the table itself, and those that the server uses for nothing. */
    private static List<MySqlIndex> indexes(List<Row> rows) {
        return Reading.each(rows, MySqlRulesQuery.KEY)
                .filter(key -> !key.getFirst().name().equals(PRIMARY)
                        && !key.getFirst().isUnused())
                .map(key -> new MySqlIndex(
                        key.getFirst().name(), key.stream().map(Row::column).collect(toSet())))
                .toList();
    }

    /** The rules of one table on their way. */
    private record Reading(List<MySqlColumn> columns, String database, Function<String, List<MySqlColumn>> tables) {
        List<Rule> rules(List<Row> rows) {
            List<Rule> rules = new ArrayList<>();
            columns.stream().filter(MySqlColumn::generated).map(this::generated).forEach(rules::add);
            each(rows, MySqlRulesQuery.KEY)
                    .filter(key -> key.getFirst().isUnique())
                    .forEach(key -> rules.addAll(key(key)));
            each(rows, MySqlRulesQuery.FOREIGN_KEY).forEach(key -> rules.add(references(key)));
            each(rows, MySqlRulesQuery.REFERENCED).forEach(key -> rules.add(referenced(key)));
            Set<String> known = each(rows, MySqlRulesQuery.REFERENCED)
                    .map(key -> key.getFirst().otherDatabase() + "/"
                            + key.getFirst().otherTable())
                    .collect(toSet());
            rows.forEach(row -> rules.addAll(single(row, known)));
            return rules;
        }

        /** The rows of one kind, those of one name together and in their order. */
        private static Stream<List<Row>> each(List<Row> rows, String kind) {
            return rows.stream()
                    .filter(row -> row.kind().equals(kind))
                    .collect(groupingBy(Row::name, TreeMap::new, toList()))
                    .values()
                    .stream();
        }

        private List<Rule> single(Row row, Set<String> known) {
            return switch (row.kind()) {
                case MySqlRulesQuery.CHECK -> List.of(new Rule.Check(named(row.detail()), true));
                case MySqlRulesQuery.TRIGGER -> List.of(new Rule.Code(Set.of(Verb.valueOf(row.column()))));
                case MySqlRulesQuery.PARTITION -> List.of(new Rule.Key(named(row.detail())));
                case MySqlRulesQuery.DEFAULT -> List.of(new Rule.Default(numbers(List.of(row.column()), columns)));
                case MySqlRulesQuery.CHILD ->
                    known.contains(row.name())
                            ? List.of()
                            : List.of(
                                    new Rule.ReferencedBy(Set.of(), UNKNOWN, Set.of(), Action.CASCADE, Action.CASCADE));
                default -> List.of();
            };
        }

        private Rule generated(MySqlColumn column) {
            Set<Integer> from = new HashSet<>(named(column.expression()));
            from.remove(column.number());
            return new Rule.Generated(column.number(), from);
        }

        /** An expression of an index may be of any columns; a part of a column is as good as the column. */
        private List<Rule> key(List<Row> key) {
            boolean plain = key.stream().allMatch(row -> row.detail().isEmpty());
            Set<Integer> numbers = plain ? numbers(key.stream().map(Row::column).toList(), columns) : Set.of();
            Rule unique = new Rule.Unique(numbers, "", plain);
            return key.getFirst().name().equals(PRIMARY) ? List.of(unique, new Rule.Key(numbers)) : List.of(unique);
        }

        private Rule references(List<Row> key) {
            return new Rule.References(own(key), other(key), others(key));
        }

        private Rule referenced(List<Row> key) {
            String[] rules = key.getFirst().detail().split("/", 2);
            return new Rule.ReferencedBy(own(key), other(key), others(key), action(rules[0]), action(rules[1]));
        }

        private Set<Integer> own(List<Row> key) {
            return numbers(key.stream().map(Row::column).toList(), columns);
        }

        private String other(List<Row> key) {
            return key.getFirst().otherDatabase().equals(database)
                    ? key.getFirst().otherTable()
                    : UNKNOWN;
        }

        private Set<Integer> others(List<Row> key) {
            return numbers(key.stream().map(Row::otherColumn).toList(), tables.apply(other(key)));
        }

        /** The columns that an expression may name. */
        private Set<Integer> named(String expression) {
            return columns.stream()
                    .filter(column -> MySqlFound.isNamed(column, expression))
                    .map(MySqlColumn::number)
                    .collect(toSet());
        }

        private static Set<Integer> numbers(Collection<String> names, List<MySqlColumn> columns) {
            Set<String> folded = names.stream().map(MySqlNames::folded).collect(toSet());
            return columns.stream()
                    .filter(column -> folded.contains(MySqlNames.folded(column.name())))
                    .map(MySqlColumn::number)
                    .collect(toSet());
        }

        private static Action action(String rule) {
            return switch (rule) {
                case "CASCADE" -> Action.CASCADE;
                case "SET NULL", "SET DEFAULT" -> Action.SET;
                default -> Action.REFUSE;
            };
        }
    }
}
