package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.sallyport.engine.postgresql.PostgresRule.Action;
import dev.sallyport.operation.Verb;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.core.Tuple;

/**
 * The rules of one table for whoever writes to it.
 *
 * @param fingerprint over each of them, and the transaction that last wrote it
 */
record PostgresRules(List<PostgresRule> rules, String fingerprint) {
    static final PostgresRules NONE = new PostgresRules(List.of(), PostgresDigest.of(""));

    private static final int ON_INSERT = 1 << 2;
    private static final int ON_DELETE = 1 << 3;
    private static final int ON_UPDATE = 1 << 4;

    PostgresRules {
        rules = List.copyOf(rules);
    }

    /** The rules of each table by its oid. */
    static Map<String, PostgresRules> of(List<Tuple> found) {
        return found.stream().map(PostgresRow::new).collect(groupingBy(row -> row.text(0))).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> table(entry.getValue())));
    }

    private static PostgresRules table(List<PostgresRow> rows) {
        String all = rows.stream().map(PostgresRules::text).collect(joining());
        return new PostgresRules(
                rows.stream().flatMap(row -> rules(row).stream()).toList(), PostgresDigest.of(all));
    }

    private static String text(PostgresRow row) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            text.append(row.text(i).length()).append(':').append(row.text(i));
        }
        return text.toString();
    }

    private static List<PostgresRule> rules(PostgresRow row) {
        Set<Integer> columns = numbers(row.text(2));
        String other = row.text(3);
        Set<Integer> others = numbers(row.text(4));
        return switch (row.text(1)) {
            case "unique" -> List.of(new PostgresRule.Unique(columns, other, row.is(5)));
            case "primary" ->
                List.of(new PostgresRule.Unique(columns, other, row.is(5)), new PostgresRule.Key(columns));
            case "partition" -> List.of(new PostgresRule.Key(columns));
            case "check" -> List.of(new PostgresRule.Check(columns, row.is(5)));
            case "references" -> List.of(new PostgresRule.References(columns, other, others));
            case "referenced" ->
                List.of(new PostgresRule.ReferencedBy(
                        columns,
                        other,
                        others,
                        Action.of(row.text(5).charAt(0)),
                        Action.of(row.text(5).charAt(1))));
            case "generated" ->
                columns.stream()
                        .<PostgresRule>map(column -> new PostgresRule.Generated(column, without(others, column)))
                        .toList();
            case "default" -> row.is(5) ? List.of(new PostgresRule.Default(columns)) : List.of();
            case "code" -> List.of(new PostgresRule.Code(verbs(Integer.parseInt(row.text(5)))));
            default -> throw new IllegalStateException("the kind of a rule is not known");
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
