package dev.sallyport.engine.testkit;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same SQL statement with other literals: most of the same class, some of another, some equal to each other, some meant to
 * confuse a reader. It looks for what is written like one, so now and then it changes something else, which no user may mind.
 */
public final class OtherLiterals {
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|(?<![\\w.$\"])\\d+(?:\\.\\d+)?(?![\\w.])");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "7",
            "10",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "0.5",
            "2.50",
            "100.00",
            "007",
            "1e5",
            ".5",
            "1.",
            "1E-2");

    private static final List<String> STRINGS = List.of(
            "x",
            "O'Brien",
            "''",
            "",
            " ",
            "a\\b",
            "\\",
            "2024-02-29",
            "true",
            "users",
            "naïve",
            "名",
            "\uD83D\uDE00",
            "two\nlines",
            "%x_",
            "$1",
            "$$",
            "?",
            "--",
            "/* */",
            ";",
            "\"q\"",
            "1",
            "{}",
            "{theme}",
            "theme",
            "ssn",
            "\u00a0",
            "\u202e",
            "\t",
            "E'x'",
            "#s0;",
            "s1:x",
            "null");

    private final RandomGenerator random;

    public OtherLiterals(RandomGenerator random) {
        this.random = random;
    }

    /** About three of four literals changed. */
    public String of(String sql) {
        List<String> written =
                LITERAL.matcher(sql).results().map(MatchResult::group).toList();
        return LITERAL.matcher(sql)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(
                        random.nextInt(4) == 0 ? found.group() : another(found.group(), written)));
    }

    private String another(String literal, List<String> written) {
        boolean string = literal.startsWith("'");
        return switch (random.nextInt(4)) {
            case 0 ->
                one(written.stream()
                        .filter(other -> other.startsWith("'") == string)
                        .toList());
            case 1 -> string ? quoted(one(STRINGS)) : one(NUMBERS);
            default -> string ? quoted("v" + random.nextInt(1_000)) : number(literal);
        };
    }

    /** A number of the same class. */
    private String number(String literal) {
        return literal.contains(".") ? random.nextInt(1_000) + ".25" : Integer.toString(random.nextInt(100_000));
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
