package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.corpora.Describer.Fault;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What type the server would rather see, by what it says. */
final class WantedType {
    private static final Pattern MISMATCH = Pattern.compile(
            "operator does not exist: ([a-z ]+) [^a-z ]+ ([a-z ]+)|.* type ([a-z ]+) but expression is of type ([a-z ]+)");
    private static final Pattern TYPED =
            Pattern.compile("column \"(.*)\" is of type .* but expression is of type (.*)");

    private WantedType() {}

    /** The column that a value does not fit into; empty where the server names none. */
    static String column(Fault fault) {
        Matcher typed = TYPED.matcher(fault.message());
        return typed.matches() ? typed.group(1) : "";
    }

    /** The other side's type, where the server names both. */
    static List<String> of(Fault fault, String now) {
        if (fault.state().startsWith("22")) {
            return List.of("text");
        }
        if (fault.message().startsWith("function pg_catalog.extract")
                || fault.message().startsWith("function date_")) {
            return List.of("timestamp");
        }
        Matcher typed = TYPED.matcher(fault.message());
        if (typed.matches()) {
            return List.of(TypeGuess.family(typed.group(2)), typed.group(2));
        }
        Matcher both = MISMATCH.matcher(fault.message());
        if (!both.lookingAt()) {
            return List.of();
        }
        String left = both.group(1) == null ? both.group(3) : both.group(1);
        String right = both.group(2) == null ? both.group(4) : both.group(2);
        return TypeGuess.family(left).equals(TypeGuess.family(now))
                ? List.of(TypeGuess.family(right))
                : List.of(TypeGuess.family(left));
    }
}
