package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.SeparatedCall;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.List;
import java.util.Set;

/**
 * What may decide how long a text is that one call makes, and how long a search takes that no deadline of the server ends: only
 * what stands in the statement, and only so much of it.
 */
final class MySqlSizes {
    private static final int LONGEST = 1 << 16;
    static final int LONGEST_PART = 256;
    /** What one text may be while another one has no bound: each of its letters is looked for at each place of the other. */
    private static final int LONGEST_OF_TWO = 1 << 10;
    /** A pattern is put together once, and does not grow with each letter of what it is held against. */
    private static final int LONGEST_PATTERN = 1 << 12;

    /** These put texts one behind the other, and take as long as what they make. */
    static final Set<String> JOINING = Set.of("concat_ws", "export_set");

    private final MySqlFunctions allowed;
    private final MySqlLengths lengths;

    MySqlSizes(MySqlFunctions allowed, MySqlLengths lengths) {
        this.allowed = allowed;
        this.lengths = lengths;
    }

    /** @param values its arguments, as written */
    void require(MySqlFunction found, List<Expression> values, Mark at) {
        switch (found.effort()) {
            case SIZE -> requireSmall(found.name(), values.get(found.sizing() - 1), at);
            case PRODUCT, SEARCH -> {
                requireShort(found.name(), values, at);
                requireNotLengthened(found.name(), values, at);
                requireOneLong(found.name(), values, at);
            }
            case PURE, CLOCK, ROWS -> {}
        }
    }

    private static void requireSmall(String name, Expression size, Mark at) {
        boolean small = size instanceof Literal.IntegerLiteral(var value, var _)
                && value.bitLength() < Integer.SIZE
                && value.intValueExact() <= LONGEST;
        if (!small) {
            throw tooLong(
                    "`" + name + "` is as long as a number that does not stand in the statement, or is too large",
                    "write a number of at most `" + LONGEST + "`",
                    at);
        }
    }

    private static void requireShort(String name, List<Expression> values, Mark at) {
        int longest = name.startsWith("regexp") ? LONGEST_PATTERN : LONGEST_PART;
        for (Expression value : values) {
            Expression plain = value instanceof Literal.Lifted(var _, var literal, var _) ? literal : value;
            if (plain instanceof Literal.StringLiteral(var text, var _) && text.length() > longest) {
                throw tooLong(
                        "`" + name + "` takes as long as its texts multiplied, and one is longer than `" + longest
                                + "`",
                        "look for a shorter text",
                        at);
            }
        }
    }

    private void requireNotLengthened(String name, List<Expression> values, Mark at) {
        Lengthening lengthening = new Lengthening();
        values.forEach(lengthening::expression);
        if (lengthening.found) {
            throw tooLong(
                    "`" + name + "` takes as long as its texts multiplied, and one is made by a call that lengthens it",
                    "give it a plain column or a text",
                    at);
        }
    }

    private void requireOneLong(String name, List<Expression> values, Mark at) {
        long many = values.stream()
                .filter(value -> lengths.of(value) > LONGEST_OF_TWO)
                .count();
        if (many > 1 && !JOINING.contains(name)) {
            throw tooLong(
                    "`" + name + "` takes as long as its texts multiplied, and more than one may be longer than `"
                            + LONGEST_OF_TWO + "`",
                    "look for a text of the statement, a parameter, or a column that is declared shorter",
                    at);
        }
    }

    private static Unresolved tooLong(String message, String nextStep, Mark at) {
        return Unresolved.unsupported(message, "functions.size", nextStep, at);
    }

    /** Whether a call inside makes a text that is longer than what it is given. */
    private final class Lengthening extends TreeMapper {
        private boolean found;

        @Override
        protected Expression expression(Expression expression) {
            found |= switch (expression) {
                case FunctionCall call ->
                    allowed.lengthens(MySqlNames.folded(call.name().last().text()));
                case SeparatedCall _ -> true;
                default -> false;
            };
            return super.expression(expression);
        }
    }
}
