package dev.sallyport.e2e.analysed;

import dev.sallyport.engine.postgresql.Meaning;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.CurrentValue;
import dev.sallyport.engine.sql.tree.Expression.DefaultValue;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.IsDistinct;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.IsTruth;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.NamedArgument;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.XmlElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The forms of the expressions of a statement, as the engine understood it. */
final class EngineForms {
    private static final long UNKNOWN = 705;
    private static final long NUMERIC = 1700;

    private final Meaning meaning;
    private final EnginePlaces places;
    private final Function<Query, String> textOfQuery;

    EngineForms(Meaning meaning, EnginePlaces places, Function<Query, String> textOfQuery) {
        this.meaning = meaning;
        this.places = places;
        this.textOfQuery = textOfQuery;
    }

    List<Form> all(List<? extends Expression> expressions) {
        return expressions.stream().map(this::of).toList();
    }

    Form of(Expression expression) {
        return switch (expression) {
            case Literal literal -> Form.constant(type(literal));
            case ResolvedColumn column -> column(column);
            case QueryColumn column -> new Form(places.column(column.relation(), column.column()), Form.UNTYPED);
            case Cast cast -> cast(cast);
            case OperatorCall call -> operator(call);
            case Logical(var connective, var operands, var _) ->
                Form.connected(connective.name().toLowerCase(Locale.ROOT), all(operands));
            case Not(var operand, var _) -> Form.of("not", Form.BOOL, of(operand));
            case IsNull(var operand, var negated, var _) -> test(negated ? "notnull" : "null", operand);
            case IsTruth(var operand, var truth, var negated, var _) ->
                test((negated ? "not" : "") + truth.name().toLowerCase(Locale.ROOT), operand);
            case IsDistinct is -> distinct(is);
            case InList in -> Form.connected(in.negated() ? "and" : "or", all(meaning.calls(in)));
            case Case branches -> branches(branches);
            case Conditional conditional -> conditional(conditional);
            case FunctionCall call -> new EngineCalls(meaning, this).of(call);
            case QueryExpression query -> query(query);
            case Composite composite -> composite(composite);
            case CurrentValue(var value, var _) -> now(value);
            case Collate(var operand, var _, var _) -> Form.of("collate", Form.UNTYPED, of(operand));
            case XmlElement element -> Form.of("xml:1", Form.UNTYPED, all(element.content()));
            case NamedArgument(var name, var value, var _) -> of(value).named(name.text());
            case DefaultValue _ -> new Form("default", Form.UNTYPED);
            default ->
                throw new IllegalStateException("`" + expression.getClass().getSimpleName() + "` has no form");
        };
    }

    private static long type(Literal literal) {
        return switch (literal) {
            case Literal.IntegerLiteral(var value, var _) ->
                value.bitLength() < 32 ? 23 : value.bitLength() < 64 ? 20 : NUMERIC;
            case Literal.DecimalLiteral _ -> NUMERIC;
            case Literal.BooleanLiteral _ -> Form.BOOL;
            case Literal.BytesLiteral _ -> throw new IllegalStateException("bytes have no form");
            case Literal.Lifted(var _, var value, var _) -> type(value);
            case Literal.StringLiteral _, Literal.NullLiteral _, Literal.TypedLiteral _ -> UNKNOWN;
        };
    }

    private Form column(ResolvedColumn column) {
        String text = places.table(column.reference()) + "." + meaning.column(column.reference(), column.column());
        return new Form(text, Form.UNTYPED);
    }

    /** The engine knows what it converts from, so no form of its own needs a type. */
    private Form cast(Cast cast) {
        long from = meaning.source(cast);
        long to = meaning.type(cast.type());
        if (isLowest(cast.operand())) {
            return Form.constant(to);
        }
        Form operand = of(cast.operand());
        return from == Form.UNTYPED ? new Form(operand.text(), to) : new Form(operand.text(), from).as(to);
    }

    /** The digits of the lowest integers are of another type than with their sign. */
    private static boolean isLowest(Expression operand) {
        return operand instanceof OperatorCall call
                && call.operands().getFirst() instanceof Literal.IntegerLiteral(var digits, var _)
                && isNegative(call)
                && (digits.equals(BigInteger.ONE.shiftLeft(31)) || digits.equals(BigInteger.ONE.shiftLeft(63)));
    }

    private static boolean isNegative(OperatorCall call) {
        return call.operands().size() == 1
                && call.operator().symbol().equals("-")
                && call.operands().getFirst() instanceof Literal;
    }

    /** A sign before digits is one with them. */
    private Form operator(OperatorCall call) {
        return isNegative(call) ? of(call.operands().getFirst()) : call("op", call);
    }

    private Form call(String head, OperatorCall call) {
        return Form.of(head + ":" + known(meaning.chosen(call)), Form.UNTYPED, all(call.operands()));
    }

    static long known(long oid) {
        if (oid == 0) {
            throw new IllegalStateException("a call has no oid");
        }
        return oid;
    }

    /** The one call that a construct means, under the name of the construct. */
    private Form meant(String head, Expression construct) {
        return call(head, (OperatorCall) meaning.calls(construct).getFirst());
    }

    /** From NULL as it is written, the server makes a test of it. */
    private Form distinct(IsDistinct is) {
        if (isNull(is.right()) || isNull(is.left())) {
            return test(is.negated() ? "null" : "notnull", isNull(is.right()) ? is.left() : is.right());
        }
        Form distinct = meant("distinct", is);
        return is.negated() ? Form.of("not", Form.BOOL, distinct) : distinct;
    }

    private static boolean isNull(Expression operand) {
        return operand instanceof Cast(Literal.NullLiteral _, var _, var at)
                && at.position().equals(Mark.NONE.position());
    }

    private Form test(String head, Expression operand) {
        return Form.test(head, of(operand));
    }

    private Form branches(Case branches) {
        List<Form> parts = new ArrayList<>();
        branches.branches().forEach(branch -> parts.add(of(branch.when())));
        branches.branches().forEach(branch -> parts.add(of(branch.then())));
        if (branches.otherwise() != null) {
            parts.add(of(branches.otherwise()));
        }
        return Form.of("case", Form.UNTYPED, parts);
    }

    private Form conditional(Conditional conditional) {
        String head = conditional.choice().name().toLowerCase(Locale.ROOT);
        return conditional.choice() == Expression.Choice.NULLIF
                ? meant(head, conditional)
                : Form.of(head, Form.UNTYPED, all(conditional.arguments()));
    }

    private static Form now(Expression.Current value) {
        return new Form(
                "now:"
                        + switch (value) {
                            case CURRENT_DATE -> 1082;
                            case CURRENT_TIME -> 1266;
                            case CURRENT_TIMESTAMP -> 1184;
                            case LOCALTIME -> 1083;
                            case LOCALTIMESTAMP -> 1114;
                        },
                Form.UNTYPED);
    }

    private Form query(QueryExpression expression) {
        Form query = new Form(textOfQuery.apply(expression.query()), Form.UNTYPED);
        return switch (expression) {
            case QueryExpression.Exists _ -> Form.of("exists", Form.BOOL, query);
            case QueryExpression.ScalarQuery _ -> Form.of("value", Form.UNTYPED, query);
            case QueryExpression.ArrayQuery _ -> Form.of("values", Form.UNTYPED, query);
            case QueryExpression.InQuery in -> {
                List<Form> tests =
                        meaning.calls(in).stream().map(this::compared).toList();
                Form any = Form.of("any", Form.BOOL, Form.connected("and", tests), query);
                yield in.negated() ? Form.of("not", Form.BOOL, any) : any;
            }
        };
    }

    /** With the column of a query on the right. */
    private Form compared(Expression call) {
        Form left = of(((OperatorCall) call).operands().getFirst());
        return Form.of("op:" + known(meaning.chosen(call)), Form.BOOL, left, Form.sublink(Form.UNTYPED));
    }

    private Form composite(Composite composite) {
        return switch (composite) {
            case Composite.Quantified all -> quantified(all);
            case Composite.ArrayLiteral array -> Form.of("array", Form.UNTYPED, all(array.elements()));
            case Composite.WholeRow row -> new Form(row(row), Form.UNTYPED);
            case Composite.Subscript(var array, var index, var _) -> Form.of("at", Form.UNTYPED, of(array), of(index));
            case Composite.Row _, Composite.Field _ ->
                throw new IllegalStateException("a row stands where a value is understood");
        };
    }

    private String row(Composite.WholeRow row) {
        Form first = of(row.columns().getFirst());
        return first.text().substring(0, first.text().lastIndexOf('.')) + ".*";
    }

    private Form quantified(Composite.Quantified all) {
        boolean isAll = all.quantifier() == Composite.Quantifier.ALL;
        Expression call = meaning.calls(all).getFirst();
        if (all.values() instanceof QueryExpression.ScalarQuery(var query, var _)) {
            Form inner = new Form(textOfQuery.apply(query), Form.UNTYPED);
            return Form.of(isAll ? "all" : "any", Form.BOOL, compared(call), inner);
        }
        String connective = isAll ? "and" : "or";
        String operator = "op:" + known(meaning.chosen(call));
        Form left = of(((OperatorCall) call).operands().getFirst());
        if (all.values() instanceof Composite.ArrayLiteral array) {
            return Form.connected(
                    connective,
                    array.elements().stream()
                            .map(value -> Form.of(operator, Form.BOOL, left, of(value)))
                            .toList());
        }
        return Form.of(connective + "-each", Form.BOOL, Form.of(operator, Form.BOOL, left, of(all.values())));
    }
}
