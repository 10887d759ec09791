package dev.sallyport.e2e.corpora;

import java.util.ArrayList;
import java.util.List;

/** Every ordered pair of two operators or predicates side by side, without parentheses. */
public final class Expressions {
    private static final List<String> BINARY = List.of(
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "||",
            "->",
            "->>",
            "=",
            "<>",
            "!=",
            "<",
            ">",
            "<=",
            ">=",
            "~",
            "!~",
            "~*",
            "<<",
            ">>",
            "&",
            "|",
            "#",
            "@>",
            "<@",
            "&&",
            "like",
            "not like",
            "ilike",
            "not ilike",
            "similar to",
            "is distinct from",
            "is not distinct from",
            "and",
            "or",
            "at time zone",
            "between 1 and",
            "not between 1 and");
    private static final List<String> BEHIND = List.of(
            "is null",
            "is not null",
            "isnull",
            "notnull",
            "is true",
            "is not false",
            "is unknown",
            "in (1, 2)",
            "not in (1, 2)",
            "::int",
            "collate \"C\"",
            "[1]",
            "= any (d)",
            "= all (d)",
            "between 1 and 2",
            "like 'x' escape 'y'");
    private static final List<String> BEFORE = List.of("-", "+", "not", "~", "@", "|/");

    private Expressions() {}

    /** How many operators and predicates. */
    public static int operators() {
        return BINARY.size() + BEHIND.size() + BEFORE.size();
    }

    /** Statements, one for each pair. */
    public static List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        for (String first : BINARY) {
            starts("b").forEach(right -> pairs.add("a " + first + " " + right));
        }
        for (String first : BEHIND) {
            ends("a " + first).forEach(pairs::add);
        }
        for (String first : BEFORE) {
            starts("b").forEach(operand -> pairs.add(first + " " + operand));
        }
        return pairs.stream().map(each -> "select " + each + " from t").toList();
    }

    /** Each operator with the operand as its left or only one. */
    private static List<String> starts(String operand) {
        List<String> all = new ArrayList<>(ends(operand));
        BEFORE.forEach(sign -> all.add(sign + " " + operand));
        return all;
    }

    private static List<String> ends(String operand) {
        List<String> all = new ArrayList<>();
        BINARY.forEach(sign -> all.add(operand + " " + sign + " c"));
        BEHIND.forEach(sign -> all.add(operand + " " + sign));
        return all;
    }
}
