package dev.sallyport.e2e.bypass;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row filter that a case assumes: only rows whose column equals the value exist for its principal.
 *
 * @param value an integer, or a text without quotes
 */
record HiddenRows(String table, String column, String value, boolean isText) {
    private static final Pattern ASSUMED =
            Pattern.compile("[Rr]ow filter on (\\w+): (\\w+) = (?:(-?\\d{1,18})|'([^']*)')");

    /** The filter that an assumption states, if it states one. */
    static Optional<HiddenRows> in(String assumption) {
        Matcher found = ASSUMED.matcher(assumption);
        if (!found.find()) {
            return Optional.empty();
        }
        boolean isText = found.group(3) == null;
        return Optional.of(
                new HiddenRows(found.group(1), found.group(2), isText ? found.group(4) : found.group(3), isText));
    }

    /** The condition that holds for the hidden rows. */
    String condition() {
        return "(" + column + " = " + (isText ? "'" + value + "'" : value) + ") is not true";
    }
}
