package dev.sallyport.engine.sql.tree;

import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.AtTimeZone;
import dev.sallyport.engine.sql.tree.Expression.Between;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.CurrentValue;
import dev.sallyport.engine.sql.tree.Expression.DefaultValue;
import dev.sallyport.engine.sql.tree.Expression.Extract;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.IsDistinct;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.IsTruth;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordOperand;
import dev.sallyport.engine.sql.tree.Expression.Like;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same expression over other operands: the one place that knows where an expression holds expressions. */
final class Children {
    private final TreeMapper change;

    Children(TreeMapper change) {
        this.change = change;
    }

    Expression of(Expression expression) {
        return switch (expression) {
            case Literal literal -> literal;
            case ColumnReference column -> column;
            case ResolvedColumn column -> column;
            case QueryColumn column -> column;
            case QueryExpression query -> query(query);
            case Composite composite -> composite(composite);
            case Parameter parameter -> parameter;
            case Variable variable -> variable;
            case CurrentValue value -> value;
            case DefaultValue value -> value;
            case MergedColumn(var column, var sources, var kept, var at) ->
                new MergedColumn(column, all(sources), kept, at);
            case OperatorCall(var operator, var operands, var at) -> new OperatorCall(operator, all(operands), at);
            case Logical(var connective, var operands, var at) -> new Logical(connective, all(operands), at);
            case Not(var operand, var at) -> new Not(one(operand), at);
            case IsNull(var operand, var negated, var at) -> new IsNull(one(operand), negated, at);
            case IsTruth(var operand, var truth, var negated, var at) -> new IsTruth(one(operand), truth, negated, at);
            case IsDistinct(var left, var right, var negated, var at) ->
                new IsDistinct(one(left), one(right), negated, at);
            case InList(var operand, var values, var negated, var at) ->
                new InList(one(operand), all(values), negated, at);
            case Between(var operand, var low, var high, var negated, var symmetric, var at) ->
                new Between(one(operand), one(low), one(high), negated, symmetric, at);
            case Like(var operand, var pattern, var escape, var matching, var negated, var at) ->
                new Like(one(operand), one(pattern), perhaps(escape), matching, negated, at);
            case Case(var subject, var branches, var otherwise, var at) ->
                new Case(perhaps(subject), branches(branches), perhaps(otherwise), at);
            case Cast(var operand, var type, var at) -> new Cast(one(operand), type, at);
            case Collate(var operand, var collation, var at) -> new Collate(one(operand), collation, at);
            case AtTimeZone(var operand, var zone, var at) -> new AtTimeZone(one(operand), one(zone), at);
            case Extract(var field, var source, var at) -> new Extract(field, one(source), at);
            case Conditional(var choice, var arguments, var at) -> new Conditional(choice, all(arguments), at);
            case KeywordCall(var function, var operands, var at) -> new KeywordCall(function, operands(operands), at);
            case Worded worded -> worded(worded);
            case FunctionCall(var name, var arguments, var group, var filter, var over, var at) ->
                new FunctionCall(name, arguments(arguments), sortKeys(group), perhaps(filter), over(over), at);
        };
    }

    private Expression query(QueryExpression expression) {
        return switch (expression) {
            case QueryExpression.InQuery(var operand, var query, var negated, var at) ->
                new QueryExpression.InQuery(one(operand), change.query(query), negated, at);
            case QueryExpression.Exists(var query, var at) -> new QueryExpression.Exists(change.query(query), at);
            case QueryExpression.ScalarQuery(var query, var at) ->
                new QueryExpression.ScalarQuery(change.query(query), at);
            case QueryExpression.ArrayQuery(var query, var at) ->
                new QueryExpression.ArrayQuery(change.query(query), at);
        };
    }

    private Expression composite(Composite composite) {
        return switch (composite) {
            case Composite.Quantified(var operand, var operator, var quantifier, var values, var at) ->
                new Composite.Quantified(one(operand), operator, quantifier, one(values), at);
            case Composite.ArrayLiteral(var elements, var keyword, var at) ->
                new Composite.ArrayLiteral(all(elements), keyword, at);
            case Composite.Row(var elements, var keyword, var at) -> new Composite.Row(all(elements), keyword, at);
            case Composite.WholeRow(var relation, var columns, var at) ->
                new Composite.WholeRow(relation, all(columns), at);
            case Composite.Field(var row, var name, var at) -> new Composite.Field(one(row), name, at);
            case Composite.Subscript(var array, var index, var at) ->
                new Composite.Subscript(one(array), one(index), at);
        };
    }

    private Expression worded(Worded expression) {
        return switch (expression) {
            case XmlElement(var name, var content, var at) -> new XmlElement(name, all(content), at);
            case JsonCall(var function, var parts, var at) ->
                new JsonCall(function, parts.stream().map(this::part).toList(), at);
            case JsonTest(var operand, var words, var at) -> new JsonTest(one(operand), words, at);
            case NamedArgument(var name, var value, var at) -> new NamedArgument(name, one(value), at);
            case Interval(var amount, var unit, var at) -> new Interval(one(amount), unit, at);
            case UnitCall(var function, var unit, var arguments, var at) ->
                new UnitCall(function, unit, all(arguments), at);
            case SeparatedCall(var call, var separator, var at) -> separated(call, separator, at);
        };
    }

    /** What the call becomes says its own separator, or it is none any more. */
    private Expression separated(FunctionCall call, String separator, Mark at) {
        Expression changed = one(call);
        if (changed instanceof FunctionCall same) {
            return new SeparatedCall(same, separator, at);
        }
        throw new IllegalStateException("an aggregate with a separator became something else");
    }

    private JsonCall.Part part(JsonCall.Part part) {
        return switch (part) {
            case JsonCall.Part.Value(var role, var value) -> new JsonCall.Part.Value(role, one(value));
            case JsonCall.Part.Order(var keys) -> new JsonCall.Part.Order(sortKeys(keys));
            case JsonCall.Part.Words _, JsonCall.Part.Type _, JsonCall.Part.Label _ -> part;
        };
    }

    private Window.@Nullable Over over(Window.@Nullable Over over) {
        return switch (over) {
            case null -> null;
            case Window.Over.Reference reference -> reference;
            case Window.Over.Inline(var window) -> new Window.Over.Inline(change.window(window));
        };
    }

    private Expression one(Expression expression) {
        return change.expression(expression);
    }

    private @Nullable Expression perhaps(@Nullable Expression expression) {
        return expression == null ? null : change.expression(expression);
    }

    private List<Expression> all(List<Expression> expressions) {
        return change.expressions(expressions);
    }

    private List<Branch> branches(List<Branch> branches) {
        return branches.stream()
                .map(branch -> new Branch(one(branch.when()), one(branch.then())))
                .toList();
    }

    private List<KeywordOperand> operands(List<KeywordOperand> operands) {
        return operands.stream()
                .map(operand -> new KeywordOperand(operand.word(), one(operand.value())))
                .toList();
    }

    private Arguments arguments(Arguments arguments) {
        return switch (arguments) {
            case Arguments.Everything everything -> everything;
            case Arguments.Values(var distinct, var values, var orderBy) ->
                new Arguments.Values(distinct, all(values), sortKeys(orderBy));
        };
    }

    private List<SortKey> sortKeys(List<SortKey> keys) {
        return change.sortKeys(keys);
    }
}
