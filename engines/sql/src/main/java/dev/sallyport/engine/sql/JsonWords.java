package dev.sallyport.engine.sql;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phrases of SQL/JSON that hold no value. */
final class JsonWords {
    private static final List<List<String>> PHRASES = phrases();
    private static final List<String> KINDS = List.of("value", "scalar", "array", "object");

    private JsonWords() {}

    private static List<List<String>> phrases() {
        Stream<String> behaviours = Stream.of(
                        "null", "error", "empty array", "empty object", "empty", "true", "false", "unknown", "")
                .flatMap(what -> Stream.of(what + " on empty", what + " on error"));
        Stream<String> wrappers = Stream.of("", "conditional ", "unconditional ")
                .flatMap(mode -> Stream.of(mode + "wrapper", mode + "array wrapper"))
                .flatMap(wrapper -> Stream.of("with " + wrapper, "without " + wrapper));
        Stream<String> quotes =
                Stream.of("keep quotes", "omit quotes").flatMap(quote -> Stream.of(quote, quote + " on scalar string"));
        Stream<String> others = Stream.of(
                "null on null",
                "absent on null",
                "with unique keys",
                "with unique",
                "without unique keys",
                "without unique",
                "format json");
        return Stream.of(behaviours, wrappers, quotes, others)
                .flatMap(each -> each)
                .map(phrase -> List.of(phrase.strip().split(" ", -1)))
                .sorted(Comparator.comparingInt((List<String> phrase) -> phrase.size())
                        .reversed())
                .toList();
    }

    /** How many tokens the longest phrase has that begins here; 0 when none does. */
    static int length(List<Placed> tokens, int at) {
        return PHRASES.stream()
                .filter(phrase -> are(tokens, at, phrase))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    static boolean are(List<Placed> tokens, int at, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code IS [NOT] JSON [kind] [WITH | WITHOUT UNIQUE [KEYS]]} ends. */
    static int testEnd(List<Placed> tokens, int at) {
        int next = tokens.get(at + 1).isWord("not") ? at + 3 : at + 2;
        int from = next;
        next += KINDS.stream().anyMatch(kind -> are(tokens, from, List.of(kind))) ? 1 : 0;
        boolean unique =
                are(tokens, next, List.of("with", "unique")) || are(tokens, next, List.of("without", "unique"));
        return unique ? next + length(tokens, next) : next;
    }

    static String text(List<Placed> words) {
        return words.stream()
                .map(word -> word.token().text())
                .collect(Collectors.joining(" "))
                .toUpperCase(Locale.ROOT);
    }
}
