package dev.sallyport.e2e.generated;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One way to write a value.
 *
 * @param kinds of the value, or of the columns of a function in FROM
 * @param weight how often beside the others
 * @param clause what it is counted as
 * @param text with places in braces
 */
record Production(List<Kind> kinds, int weight, String clause, String text) {
    /** A word, and a type where it needs one. */
    static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(?: ([a-z]+))?}");

    Production {
        kinds = List.copyOf(kinds);
    }

    static Production parse(String line) {
        String[] parts = line.split(" \\| ", 4);
        List<Kind> kinds = Stream.of(parts[0].split(" ", -1)).map(Kind::of).toList();
        return new Production(kinds, Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    Production times(int factor) {
        return new Production(kinds, weight * factor, clause, text);
    }

    Kind kind() {
        return kinds.getFirst();
    }

    boolean isLiteral() {
        return !PLACE.matcher(text).find();
    }
}
