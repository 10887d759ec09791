package dev.sallyport.engine.testkit;

import java.util.List;
import java.util.stream.Stream;

/** Every two operators of MySQL side by side without parentheses, and with each that could be meant. */
public final class OperatorMixes {
    private static final List<String> INFIX = List.of(
            "or",
            "xor",
            "and",
            "=",
            "<=>",
            "<>",
            "<",
            "<=",
            ">",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "div",
            "%",
            "mod",
            "&",
            "|",
            "^",
            "<<",
            ">>",
            "like",
            "not like",
            "regexp",
            "not regexp",
            "rlike",
            "sounds like");

    private static final List<String> PREFIX = List.of("not", "!", "-", "+", "~", "binary");

    private static final List<String> POSTFIX = List.of(
            "is null",
            "is not null",
            "is true",
            "is not true",
            "is unknown",
            "is false",
            "in ( 1 , 3 )",
            "not in ( 1 , 3 )",
            "in ( select 3 )",
            "collate utf8mb4_bin",
            "+ interval 1 day",
            "- interval d day",
            "member of ( '[1, 3]' )",
            "between 1 and 3",
            "not between 1 and 3",
            "like '3' escape '!'");

    /** Operators whose last operand is open to what follows. */
    private static final List<String> OPEN =
            List.of("between 1 and", "not between 1 and", "like '3' escape", "between d and");

    private OperatorMixes() {}

    /**
     * Operators without parentheses.
     *
     * @param groupings the same with parentheses, in every way that its operators could bind
     */
    public record Mix(String bare, List<String> groupings) {
        public Mix {
            groupings = List.copyOf(groupings);
        }
    }

    /** How many operators there are. */
    public static int operators() {
        return INFIX.size() + PREFIX.size() + POSTFIX.size() + OPEN.size();
    }

    /** Every two of them that follow each other in an expression. */
    public static Stream<Mix> ofTwo() {
        return Stream.of(twoInfix(), openEnded(), prefixFirst(), postfixLast(), interval())
                .flatMap(mixes -> mixes);
    }

    private static Stream<Mix> twoInfix() {
        return pairs(INFIX, INFIX, (one, two) -> mix("a %s b %s c", "( a %s b ) %s c", "a %s ( b %s c )", one, two));
    }

    private static Stream<Mix> openEnded() {
        return Stream.concat(
                pairs(OPEN, INFIX, (one, two) -> mix("a %s b %s c", "( a %s b ) %s c", "a %s ( b %s c )", one, two)),
                pairs(OPEN, POSTFIX, (one, two) -> mix("a %s b %s", "( a %s b ) %s", "a %s ( b %s )", one, two)));
    }

    private static Stream<Mix> prefixFirst() {
        return Stream.concat(
                pairs(PREFIX, INFIX, (one, two) -> mix("%s a %s b", "( %s a ) %s b", "%s ( a %s b )", one, two)),
                pairs(PREFIX, POSTFIX, (one, two) -> mix("%s a %s", "( %s a ) %s", "%s ( a %s )", one, two)));
    }

    private static Stream<Mix> postfixLast() {
        return Stream.of(
                        pairs(
                                INFIX,
                                POSTFIX,
                                (one, two) -> mix("a %s b %s", "( a %s b ) %s", "a %s ( b %s )", one, two)),
                        pairs(
                                POSTFIX,
                                INFIX,
                                (one, two) -> new Mix(
                                        "a %s %s b".formatted(one, two), List.of("( a %s ) %s b".formatted(one, two)))),
                        pairs(
                                POSTFIX,
                                POSTFIX,
                                (one, two) -> new Mix(
                                        "a %s %s".formatted(one, two), List.of("( a %s ) %s".formatted(one, two)))))
                .flatMap(mixes -> mixes);
    }

    /** A prefix operator between two others. */
    public static Stream<Mix> ofThree() {
        return PREFIX.stream()
                .flatMap(prefix -> pairs(
                        INFIX,
                        INFIX,
                        (one, two) -> new Mix(
                                "a %s %s b %s c".formatted(one, prefix, two),
                                List.of(
                                        "( a %s ( %s b ) ) %s c".formatted(one, prefix, two),
                                        "a %s ( ( %s b ) %s c )".formatted(one, prefix, two),
                                        "a %s ( %s ( b %s c ) )".formatted(one, prefix, two)))));
    }

    private static Stream<Mix> interval() {
        return INFIX.stream()
                .map(infix -> new Mix(
                        "interval a day + b %s c".formatted(infix),
                        List.of(
                                "( interval a day + b ) %s c".formatted(infix),
                                "interval a day + ( b %s c )".formatted(infix))));
    }

    private interface Pair {
        Mix of(String one, String two);
    }

    private static Stream<Mix> pairs(List<String> ones, List<String> twos, Pair pair) {
        return ones.stream().flatMap(one -> twos.stream().map(two -> pair.of(one, two)));
    }

    private static Mix mix(String bare, String left, String right, String one, String two) {
        return new Mix(bare.formatted(one, two), List.of(left.formatted(one, two), right.formatted(one, two)));
    }
}
