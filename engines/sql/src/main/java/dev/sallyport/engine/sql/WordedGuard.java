package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes what holds a unit of time or a separator as a plain call of its values, under a name that no statement can hold, for a
 * parser that reads it otherwise than the server; the words are kept beside. The second grammar reads them as they were written.
 */
final class WordedGuard {
    /** A name with a dot inside its quotes is refused by the lexer. */
    private static final String MARK = "words.";

    private static final Set<String> UNITS = Set.of(
            "microsecond",
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "second_microsecond",
            "minute_microsecond",
            "minute_second",
            "hour_microsecond",
            "hour_second",
            "hour_minute",
            "day_microsecond",
            "day_second",
            "day_minute",
            "day_hour",
            "year_month");

    private static final Set<String> UNIT_CALLS = Set.of("timestampdiff", "timestampadd");

    private final List<Words> words = new ArrayList<>();

    /** What a call of plain values stands for. */
    sealed interface Words {
        /** {@code interval x day}. */
        record Interval(String unit) implements Words {}

        /** {@code timestampdiff(day, x, y)}. */
        record Unit(String function, String unit) implements Words {}

        /** {@code group_concat(x separator ',')}. */
        record Separator(String text) implements Words {}
    }

    /** Whether a word in a list is the unit of a call, and no name. */
    static boolean isUnitOfCall(List<Token> tokens, int at) {
        return at > 1
                && tokens.get(at - 1).isPunctuation("(")
                && tokens.get(at - 2).kind() == Kind.WORD
                && UNIT_CALLS.contains(tokens.get(at - 2).text())
                && UNITS.contains(tokens.get(at).text());
    }

    /** The words behind the name of a call as the parser has it, quotes and all. */
    Optional<Words> words(List<String> name) {
        String only = name.size() == 1 ? name.getFirst() : "";
        int from = MARK.length() + 1;
        return only.length() > from && only.startsWith(MARK, 1)
                ? Optional.of(words.get(Integer.parseInt(only.substring(from, only.length() - 1))))
                : Optional.empty();
    }

    List<Placed> guard(List<Placed> tokens) {
        List<Placed> guarded = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); ) {
            i = step(tokens, i, guarded);
        }
        return guarded;
    }

    private int step(List<Placed> tokens, int i, List<Placed> guarded) {
        Placed token = tokens.get(i);
        boolean word = token.token().kind() == Kind.WORD
                && !(i > 0 && tokens.get(i - 1).isPunctuation("."));
        if (word && isIntervalOfNumbers(tokens, i)) {
            guarded.add(token.added(Kind.QUOTED, token.token().text()));
            return i + 1;
        }
        if (word && token.isWord("interval")) {
            OptionalInt unit = unitBehind(tokens, i + 1);
            return unit.isPresent() ? interval(tokens, i, unit.getAsInt(), guarded) : plain(token, i, guarded);
        }
        if (word && UNIT_CALLS.contains(token.token().text()) && isUnit(tokens, i + 2) && isSign(tokens, i + 3, ",")) {
            String unit = tokens.get(i + 2).token().text();
            guarded.add(marked(token, new Words.Unit(token.token().text(), unit)));
            guarded.add(tokens.get(i + 1));
            return i + 4;
        }
        if (word && token.isWord("group_concat") && isSign(tokens, i + 1, "(")) {
            OptionalInt separator = separator(tokens, i + 2);
            return separator.isPresent()
                    ? separated(tokens, i, separator.getAsInt(), guarded)
                    : plain(token, i, guarded);
        }
        return plain(token, i, guarded);
    }

    /** The call {@code interval(x, 10, 20)}, of values; no unit stands behind several. */
    private static boolean isIntervalOfNumbers(List<Placed> tokens, int at) {
        int depth = 0;
        for (int i = at + 1;
                tokens.get(at).isWord("interval") && isSign(tokens, at + 1, "(") && i < tokens.size();
                i++) {
            depth += depth(tokens.get(i));
            if (depth < 1 || (depth == 1 && tokens.get(i).isPunctuation(","))) {
                return depth == 1;
            }
        }
        return false;
    }

    private static int plain(Placed token, int i, List<Placed> guarded) {
        guarded.add(token);
        return i + 1;
    }

    private int interval(List<Placed> tokens, int at, int unit, List<Placed> guarded) {
        Placed first = tokens.get(at);
        guarded.add(marked(first, new Words.Interval(tokens.get(unit).token().text())));
        guarded.add(first.added(Kind.PUNCTUATION, "("));
        guarded.addAll(guard(tokens.subList(at + 1, unit)));
        guarded.add(first.added(Kind.PUNCTUATION, ")"));
        return unit + 1;
    }

    private int separated(List<Placed> tokens, int at, int separator, List<Placed> guarded) {
        guarded.add(marked(
                tokens.get(at),
                new Words.Separator(tokens.get(separator + 1).token().text())));
        guarded.addAll(guard(tokens.subList(at + 1, separator)));
        return separator + 2;
    }

    /** The unit behind one expression: the first such word outside of brackets that something stands before. */
    private static OptionalInt unitBehind(List<Placed> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += depth(tokens.get(i));
            if (depth < 0 || (depth == 0 && tokens.get(i).isPunctuation(","))) {
                return OptionalInt.empty();
            }
            if (depth == 0 && i > from && isUnit(tokens, i)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The word before the string that ends the call which is open here. */
    private static OptionalInt separator(List<Placed> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += depth(tokens.get(i));
            if (depth < 0) {
                return OptionalInt.empty();
            }
            if (depth == 0
                    && tokens.get(i).isWord("separator")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).token().kind() == Kind.STRING
                    && isSign(tokens, i + 2, ")")) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static int depth(Placed token) {
        return token.isPunctuation("(") ? 1 : token.isPunctuation(")") ? -1 : 0;
    }

    private static boolean isUnit(List<Placed> tokens, int at) {
        return at < tokens.size()
                && tokens.get(at).token().kind() == Kind.WORD
                && UNITS.contains(tokens.get(at).token().text())
                && !tokens.get(at - 1).isPunctuation(".");
    }

    private static boolean isSign(List<Placed> tokens, int at, String sign) {
        return at < tokens.size() && tokens.get(at).isPunctuation(sign);
    }

    private Placed marked(Placed first, Words kept) {
        words.add(kept);
        return first.added(Kind.QUOTED, MARK + (words.size() - 1));
    }
}
