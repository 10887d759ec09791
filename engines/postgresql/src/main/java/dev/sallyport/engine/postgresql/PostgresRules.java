package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.rules.Rule.Action;
import dev.sallyport.operation.Verb;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.core.Tuple;

/**
 * The rules of one relation for whoever writes to it.
 *
 * @param fingerprint over the transactions that last wrote what they stand in; empty for what has no rules
 */
record PostgresRules(List<Rule> rules, String fingerprint) {

    private static final int ON_INSERT = 1 << 2;
    private static final int ON_DELETE = 1 << 3;
    private static final int ON_UPDATE = 1 << 4;

    PostgresRules {
        rules = List.copyOf(rules);
    }

    /** Numbers of the columns that one is computed from, in the table itself or in any of its partitions. */
    Set<Integer> inputs(int computed) {
        return rules.stream()
                .flatMap(rule -> rule instanceof Rule.Generated(int column, var from) && column == computed
                        ? from.stream()
                        : Stream.empty())
                .collect(toSet());
    }

    /** The rules of each table by its oid, none for a table without any. */
    static Map<String, List<Rule>> of(List<Tuple> found) {
        return found.stream()
                .map(PostgresRow::new)
                .collect(groupingBy(row -> row.text(0), flatMapping(row -> rules(row).stream(), toList())));
    }

    private static List<Rule> rules(PostgresRow row) {
        Set<Integer> columns = numbers(row.text(2));
        String other = row.text(3);
        Set<Integer> others = numbers(row.text(4));
        return switch (row.text(1)) {
            case "unique" -> List.of(new Rule.Unique(columns, other, row.is(5)));
            case "primary" -> List.of(new Rule.Unique(columns, other, row.is(5)), new Rule.Key(columns));
            case "partition" -> List.of(new Rule.Key(columns));
            case "check" -> List.of(new Rule.Check(columns, row.is(5)));
            case "references" -> List.of(new Rule.References(columns, other, others));
            case "referenced" ->
                List.of(new Rule.ReferencedBy(
                        columns,
                        other,
                        others,
                        action(row.text(5).charAt(0)),
                        action(row.text(5).charAt(1))));
            case "generated" ->
                columns.stream()
                        .<Rule>map(column -> new Rule.Generated(column, without(others, column)))
                        .toList();
            case "default" -> row.is(5) ? List.of(new Rule.Default(columns)) : List.of();
            case "code" -> List.of(new Rule.Code(verbs(Integer.parseInt(row.text(5)))));
            default -> throw new IllegalStateException("the kind of a rule is not known");
        };
    }

    /** {@code confdeltype} and {@code confupdtype} of {@code pg_constraint}. */
    private static Action action(char letter) {
        return switch (letter) {
            case 'a', 'r' -> Action.REFUSE;
            case 'c' -> Action.CASCADE;
            case 'n', 'd' -> Action.SET;
            default -> throw new IllegalArgumentException("action `" + letter + "` of a foreign key is not known");
        };
    }

    /** The events of {@code pg_trigger.tgtype}. */
    private static Set<Verb> verbs(int events) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        Map.of(ON_INSERT, Verb.INSERT, ON_DELETE, Verb.DELETE, ON_UPDATE, Verb.UPDATE)
                .forEach((bit, verb) -> {
                    if ((events & bit) != 0) {
                        verbs.add(verb);
                    }
                });
        return verbs;
    }

    private static Set<Integer> without(Set<Integer> some, int one) {
        return some.stream().filter(each -> each != one).collect(toSet());
    }

    private static Set<Integer> numbers(String text) {
        return text.isBlank()
                ? Set.of()
                : Arrays.stream(text.strip().split(" +")).map(Integer::valueOf).collect(toSet());
    }
}
