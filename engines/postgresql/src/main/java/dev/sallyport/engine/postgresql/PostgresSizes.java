package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresFunctions.Use;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may decide how long the text is that one call makes: only what stands in the statement, and only a little. What
 * many calls come to one after the other, as `||` does, is bounded by the time of the statement and the memory of the database.
 */
final class PostgresSizes {
    /** Characters, or repetitions. */
    private static final BigInteger LONGEST = BigInteger.valueOf(1_000);

    /** A part of a template that is no longer than what it stands for: no width, as in {@code %10s} or {@code %*s}. */
    private static final Pattern PART = Pattern.compile("%(%|([0-9]{1,3}\\$)?[sIL])");

    private PostgresSizes() {}

    static void check(Use use, String function, List<Expression> arguments, Mark at) {
        switch (use) {
            case SIZED -> {
                requireShort(function, arguments.get(1), at);
                requireNoOther(function, arguments, at);
            }
            case FORMAT -> {
                requirePlain(function, arguments.getFirst(), at);
                requireNoOther(function, arguments, at);
            }
            case SCALAR, AGGREGATE, ORDERED_SET, WINDOW, ROWS -> {}
        }
    }

    /** One inside another would make the product of both. */
    private static void requireNoOther(String function, List<Expression> arguments, Mark at) {
        if (arguments.stream().anyMatch(Sized::stands)) {
            throw Unresolved.unsupported(
                    "`" + function + "` stands around another function that makes texts longer",
                    "functions.size",
                    "call one of them alone",
                    at);
        }
    }

    /** Looks for such a call at any depth. */
    private static final class Sized extends TreeMapper {
        private static final Set<String> NAMES =
                Set.of("repeat", "lpad", "rpad", "format", "replace", "regexp_replace");
        private boolean found;

        static boolean stands(Expression expression) {
            Sized sized = new Sized();
            var _ = sized.expression(expression);
            return sized.found;
        }

        @Override
        protected Expression expression(Expression expression) {
            found |= expression instanceof Expression.FunctionCall call
                    && NAMES.contains(call.name().last().text());
            return super.expression(expression);
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
