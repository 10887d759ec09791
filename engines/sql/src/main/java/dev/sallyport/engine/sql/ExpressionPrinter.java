package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.AtTimeZone;
import dev.sallyport.engine.sql.tree.Expression.Between;
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
import dev.sallyport.engine.sql.tree.Expression.Like;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.MergedColumn;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.Variable;
import dev.sallyport.engine.sql.tree.Worded;
import org.jspecify.annotations.Nullable;

/** Prints expressions: whatever is no single term stands in parentheses wherever it is an operand. */
final class ExpressionPrinter {
    private final PrintBuffer out;
    private final TermPrinter terms;
    private final ConditionPrinter conditions;
    private final CompositePrinter composites;
    private final CallPrinter calls;

    ExpressionPrinter(PrintBuffer out) {
        this.out = out;
        this.terms = new TermPrinter(out);
        this.conditions = new ConditionPrinter(out, this);
        this.composites = new CompositePrinter(out, this, conditions);
        this.calls = new CallPrinter(out, this);
    }

    void print(Expression expression) {
        switch (expression) {
            case Literal literal -> terms.literal(literal);
            case ColumnReference(var name, var _) -> out.name(name);
            case ResolvedColumn(var _, var relation, var column, var _) ->
                out.name(relation).add(".").name(column);
            case QueryColumn(var relation, var column, var _, var _) ->
                out.name(relation).add(".").name(column);
            case MergedColumn(var column, var _, var _, var _) -> out.name(column);
            case Parameter(var number, var _) -> out.parameter(number);
            case Variable variable -> out.variable(variable);
            case OperatorCall call -> operator(call);
            case Logical(var connective, var operands, var _) ->
                out.list(operands, " " + connective + " ", this::operand);
            case Not(var operand, var _) -> after("NOT ", operand);
            case IsNull(var operand, var negated, var _) -> is(operand, negated, "NULL");
            case IsTruth(var operand, var truth, var negated, var _) -> is(operand, negated, truth.name());
            case IsDistinct is -> distinct(is);
            case InList in -> conditions.in(in);
            case QueryExpression query -> composites.query(query);
            case Composite composite -> composites.composite(composite);
            case Between between -> conditions.between(between);
            case Like like -> conditions.like(like);
            case Case branches -> branches(branches);
            case Cast cast -> cast(cast);
            case Collate collate -> collate(collate);
            case AtTimeZone zone -> zone(zone);
            case Extract(var field, var source, var _) -> call("EXTRACT(" + field + " FROM ", source);
            case CurrentValue(var value, var _) -> out.add(value.name());
            case DefaultValue _ -> out.add("DEFAULT");
            case Conditional(var choice, var arguments, var _) ->
                out.add(choice.name())
                        .add("(")
                        .list(arguments, ", ", this::print)
                        .add(")");
            case KeywordCall call -> calls.keywords(call);
            case Worded worded -> calls.worded(worded);
            case FunctionCall call -> calls.function(call);
        }
    }

    void sortKey(SortKey key) {
        print(key.expression());
        order(key);
    }

    /** Which of the keys come first. */
    void order(SortKey key) {
        out.add(key.descending() ? " DESC" : "")
                .add(
                        switch (key.nulls()) {
                            case DEFAULT -> "";
                            case FIRST -> " NULLS FIRST";
                            case LAST -> " NULLS LAST";
                        });
    }

    void operand(Expression expression) {
        if (isTerm(expression)) {
            print(expression);
        } else {
            call("(", expression);
        }
    }

    private static boolean isTerm(Expression expression) {
        return switch (expression) {
            case Literal _,
                    ColumnReference _,
                    ResolvedColumn _,
                    QueryColumn _,
                    MergedColumn _,
                    Parameter _,
                    Variable _,
                    Cast _,
                    Extract _,
                    CurrentValue _,
                    DefaultValue _,
                    Conditional _,
                    KeywordCall _,
                    QueryExpression.Exists _,
                    QueryExpression.ScalarQuery _,
                    QueryExpression.ArrayQuery _,
                    FunctionCall _ -> !(expression instanceof Literal.TypedLiteral);
            case OperatorCall _,
                    Logical _,
                    Not _,
                    IsNull _,
                    IsTruth _,
                    IsDistinct _,
                    InList _,
                    QueryExpression.InQuery _,
                    Collate _,
                    Between _,
                    Like _,
                    Case _,
                    AtTimeZone _ -> false;
            case Composite composite -> CompositePrinter.isTerm(composite);
            case Worded worded -> CallPrinter.isTerm(worded);
        };
    }

    void after(String syntax, Expression operand) {
        out.add(syntax);
        operand(operand);
    }

    /** A query in parentheses. */
    void query(Query query) {
        out.add("(");
        new QueryPrinter(out).query(query);
        out.add(")");
    }

    void call(String opening, Expression argument) {
        out.add(opening);
        print(argument);
        out.add(")");
    }

    private void operator(OperatorCall call) {
        if (call.operands().size() == 2) {
            operand(call.operands().getFirst());
            out.add(" ");
        }
        symbol(call.operator());
        after(" ", call.operands().getLast());
    }

    void symbol(Operator operator) {
        var schema = operator.schema();
        if (schema == null) {
            out.operator(operator.symbol());
        } else {
            out.add("OPERATOR(")
                    .name(schema)
                    .add(".")
                    .operator(operator.symbol())
                    .add(")");
        }
    }

    private void is(Expression operand, boolean negated, String what) {
        operand(operand);
        out.add(negated ? " IS NOT " : " IS ").add(what);
    }

    private void distinct(IsDistinct is) {
        is(is.left(), is.negated(), "DISTINCT FROM ");
        operand(is.right());
    }

    private void zone(AtTimeZone zone) {
        operand(zone.operand());
        after(" AT TIME ZONE ", zone.zone());
    }

    private void collate(Collate collate) {
        operand(collate.operand());
        out.add(" COLLATE ").name(collate.collation());
    }

    private void branches(Case branches) {
        out.add("CASE");
        perhaps(" ", branches.subject());
        for (var branch : branches.branches()) {
            after(" WHEN ", branch.when());
            after(" THEN ", branch.then());
        }
        perhaps(" ELSE ", branches.otherwise());
        out.add(" END");
    }

    private void perhaps(String syntax, @Nullable Expression operand) {
        if (operand != null) {
            after(syntax, operand);
        }
    }

    private void cast(Cast cast) {
        out.add("CAST(");
        print(cast.operand());
        out.add(" AS ");
        terms.type(cast.type());
        out.add(")");
    }
}
