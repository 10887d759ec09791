package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Choice;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TypeName;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Builds the expressions that the gateway writes itself: everything is named by its schema. */
final class Sql {
    private static final QualifiedName C = QualifiedName.of("pg_catalog", "C");

    private Sql() {}

    static Expression call(String function, Expression... arguments) {
        return new FunctionCall(
                QualifiedName.of("pg_catalog", function),
                new Arguments.Values(false, List.of(arguments), List.of()),
                null,
                Mark.NONE);
    }

    static Expression operator(String symbol, Expression left, Expression right) {
        return new OperatorCall(new Operator(PostgresTypes.PG_CATALOG, symbol), List.of(left, right), Mark.NONE);
    }

    /** An aggregate whose values come in their own order. */
    static Expression inOrder(String aggregate, Expression value, Expression... more) {
        List<Expression> values =
                Stream.concat(Stream.of(value), Stream.of(more)).toList();
        return new FunctionCall(
                QualifiedName.of("pg_catalog", aggregate),
                new Arguments.Values(
                        false, values, List.of(new SortKey(value, false, SortKey.Nulls.DEFAULT, Mark.NONE))),
                null,
                Mark.NONE);
    }

    static Expression countOfAll() {
        return new FunctionCall(QualifiedName.of("pg_catalog", "count"), new Arguments.Everything(), null, Mark.NONE);
    }

    static Expression orElse(Expression first, Expression second) {
        return new Conditional(Choice.COALESCE, List.of(first, second), Mark.NONE);
    }

    static Expression cast(Expression operand, String type) {
        return new Cast(operand, new TypeName(new Name("pg_catalog"), type, List.of(), Mark.NONE), Mark.NONE);
    }

    static Expression text(String value) {
        return cast(new StringLiteral(value, Mark.NONE), "text");
    }

    static Expression literal(String value, String type) {
        return cast(new StringLiteral(value, Mark.NONE), type);
    }

    static Expression integer(long value) {
        return new IntegerLiteral(BigInteger.valueOf(value), Mark.NONE);
    }

    static Expression nothing(String type) {
        return cast(new NullLiteral(Mark.NONE), type);
    }

    /** Compared byte by byte, whatever the collation of the column is. */
    static Expression binary(Expression text) {
        return new Collate(text, C, Mark.NONE);
    }

    static Expression isNull(Expression operand) {
        return new IsNull(operand, false, Mark.NONE);
    }

    static Expression when(Branch first, Branch second, Expression otherwise) {
        return new Case(null, List.of(first, second), otherwise, Mark.NONE);
    }

    static Expression when(Expression condition, Expression then, Expression otherwise) {
        return new Case(null, List.of(new Branch(condition, then)), otherwise, Mark.NONE);
    }
}
