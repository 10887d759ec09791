package dev.sallyport.engine.mysql;

import dev.sallyport.engine.mysql.MySqlFamilies.Family;
import dev.sallyport.engine.sql.resolve.Outputs;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Holds every comparison of a write to values of one kind, so that it finds the rows which it says (holes R9). A moment may
 * be written as a text.
 */
final class MySqlComparisons extends TreeMapper {
    private static final Set<String> COMPARISONS = Set.of("=", "<=>", "<>", "!=", "<", "<=", ">", ">=");

    /** Of numbers: a text, or what is made of one, would be converted to any number at all. */
    private static final Set<String> CALCULATIONS =
            Set.of("xor", "div", "mod", "%", "*", "/", "|", "&", "^", "<<", ">>", "~");

    private static final Set<String> NUMERIC = Set.of(
            "abs",
            "acos",
            "asin",
            "atan",
            "atan2",
            "avg",
            "bin",
            "bit_count",
            "ceil",
            "ceiling",
            "cos",
            "cot",
            "degrees",
            "exp",
            "floor",
            "format",
            "ln",
            "log",
            "log10",
            "log2",
            "mod",
            "oct",
            "pow",
            "power",
            "radians",
            "round",
            "sign",
            "sin",
            "sqrt",
            "sum",
            "tan",
            "truncate");

    private static final Set<Expression.Choice> COMPARING =
            Set.of(Expression.Choice.NULLIF, Expression.Choice.GREATEST, Expression.Choice.LEAST);

    private static final String RULE = "writes.comparison";

    private final MySqlFamilies families;

    private MySqlComparisons(MySqlFamilies families) {
        this.families = families;
    }

    static void check(Query write, MySqlFamilies families) {
        var _ = new MySqlComparisons(families).query(write);
    }

    @Override
    protected Expression expression(Expression expression) {
        switch (expression) {
            case Expression.OperatorCall(var operator, var operands, var at)
            when COMPARISONS.contains(operator.symbol()) && operands.size() == 2 ->
                compare(operands.getFirst(), operands.getLast(), at);
            case Expression.Logical(var _, var operands, var at) -> operands.forEach(each -> decide(each, at));
            case Expression.Not(var operand, var at) -> decide(operand, at);
            case Expression.IsTruth truth -> decide(truth.operand(), truth.at());
            case Expression.OperatorCall(var operator, var operands, var at)
            when CALCULATIONS.contains(operator.symbol().toLowerCase(Locale.ROOT)) ->
                operands.forEach(each -> calculate(each, at));
            case Expression.InList(var operand, var values, var _, var at) ->
                values.forEach(value -> compare(operand, value, at));
            case Expression.Between(var operand, var low, var high, var _, var _, var at) -> {
                compare(operand, low, at);
                compare(operand, high, at);
            }
            case Expression.Case choice -> choices(choice);
            case QueryExpression.InQuery(var operand, var query, var _, var at) ->
                Outputs.of(query).forEach(outputs -> compare(operand, row(outputs, at), at));
            case Expression.FunctionCall call -> called(call);
            case Expression.Conditional(var choice, var arguments, var at)
            when COMPARING.contains(choice) ->
                arguments.stream().skip(1).forEach(argument -> compare(arguments.getFirst(), argument, at));
            case Composite.Quantified quantified -> throw unlike(quantified.at());
            default -> {}
        }
        return super.expression(expression);
    }

    /** Functions that compare their arguments, ask one whether it is true, or take each for a number. */
    private void called(Expression.FunctionCall call) {
        if (!(call.arguments() instanceof Expression.Arguments.Values(var _, var values, var _)) || values.isEmpty()) {
            return;
        }
        switch (call.name().last().text()) {
            case "if" -> decide(values.getFirst(), call.at());
            case "field", "greatest", "least", "nullif", "interval" ->
                values.forEach(value -> compare(values.getFirst(), value, call.at()));
            default -> {
                if (NUMERIC.contains(call.name().last().text())) {
                    values.forEach(value -> calculate(value, call.at()));
                }
            }
        }
    }

    private void choices(Expression.Case choice) {
        for (Expression.Branch branch : choice.branches()) {
            if (choice.subject() == null) {
                decide(branch.when(), choice.at());
            } else {
                compare(choice.subject(), branch.when(), choice.at());
            }
        }
    }

    private static Expression row(List<Expression> outputs, Mark at) {
        return outputs.size() == 1 ? outputs.getFirst() : new Composite.Row(outputs, true, at);
    }

    private void compare(Expression left, Expression right, Mark at) {
        if (left instanceof Composite.Row(var lefts, var _, var _)
                && right instanceof Composite.Row(var rights, var _, var _)
                && lefts.size() == rights.size()) {
            for (int i = 0; i < lefts.size(); i++) {
                compare(lefts.get(i), rights.get(i), at);
            }
            return;
        }
        Family one = families.of(left);
        Family other = families.of(right);
        boolean alike = one == other && one != Family.UNKNOWN;
        boolean nothing = one == Family.NOTHING || other == Family.NOTHING;
        if (!alike && !nothing && !isMoment(one, other, right) && !isMoment(other, one, left)) {
            throw unlike(at);
        }
    }

    private void calculate(Expression operand, Mark at) {
        Family family = families.of(operand);
        if (family == Family.TEXT || family == Family.MOMENT || family == Family.DOCUMENT) {
            throw unlike(at);
        }
    }

    private static boolean isMoment(Family one, Family other, Expression text) {
        return one == Family.MOMENT && other == Family.TEXT && isMoment(text);
    }

    /**
     * A text that is none is compared as whatever the server likes. A parameter may be another text in the next call, which is
     * decided alike: it is sent as a moment.
     */
    private static boolean isMoment(Expression expression) {
        return switch (expression) {
            case Literal.Lifted(var _, var literal, var _) -> isMoment(literal);
            case Literal.StringLiteral(var text, var _) -> MySqlDays.isMoment(text);
            default -> false;
        };
    }

    /** What decides is a comparison, or a number. */
    static void decide(Expression condition, MySqlFamilies families, Mark at) {
        new MySqlComparisons(families).decide(condition, at);
    }

    private void decide(Expression condition, Mark at) {
        Family family = families.of(condition);
        if (family != Family.NUMBER && family != Family.NOTHING) {
            throw Unresolved.unsupported(
                    "a value that is no condition decides which rows are changed",
                    RULE,
                    "compare it with something",
                    at);
        }
    }

    private static Unresolved unlike(Mark at) {
        return Unresolved.unsupported(
                "a write compares values of different kinds, between which the server converts as it likes",
                RULE,
                "compare with a value of the column's own kind, or convert with `cast(... as ...)`",
                at);
    }
}
