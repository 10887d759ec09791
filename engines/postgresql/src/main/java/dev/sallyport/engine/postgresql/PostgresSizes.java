package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresFunctions.Use;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may decide how long the text is that one call makes: only what stands in the statement, and only a little. Calls of calls
 * multiply, as `||` does; what they come to is bounded by the time of the statement and the memory of the database.
 */
final class PostgresSizes {
    /** Characters, or repetitions. */
    private static final BigInteger LONGEST = BigInteger.valueOf(1_000);

    /** A part of a template that is no longer than what it stands for: no width, as in {@code %10s} or {@code %*s}. */
    private static final Pattern PART = Pattern.compile("%(%|([0-9]{1,3}\\$)?[sIL])");

    private PostgresSizes() {}

    static void check(Use use, String function, List<Expression> arguments, Mark at) {
        switch (use) {
            case SIZED -> requireShort(function, arguments.get(1), at);
            case FORMAT -> requirePlain(function, arguments.getFirst(), at);
            case SCALAR, AGGREGATE, ORDERED_SET, WINDOW, ROWS -> {}
        }
    }

    private static void requireShort(String function, Expression size, Mark at) {
        boolean little = size instanceof IntegerLiteral(var value, var _) && value.compareTo(LONGEST) <= 0;
        if (!little) {
            throw Unresolved.unsupported(
                    "the size in `" + function + "` is no number up to `" + LONGEST + "`",
                    "functions.size",
                    "write the size as a plain number",
                    at);
        }
    }

    private static void requirePlain(String function, Expression template, Mark at) {
        boolean plain = template instanceof StringLiteral(var value, var _)
                && PART.matcher(value).replaceAll("").indexOf('%') < 0;
        if (!plain) {
            throw Unresolved.unsupported(
                    "the template of `" + function + "` is no literal of `%s`, `%I`, `%L` and `%%`",
                    "functions.size",
                    "write the template as a string without widths",
                    at);
        }
    }
}
