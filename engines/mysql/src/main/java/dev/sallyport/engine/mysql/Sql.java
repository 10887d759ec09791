package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Literal.DecimalLiteral;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TypeName;
import java.math.BigInteger;
import java.util.List;

/** Builds the expressions that the gateway writes itself. */
final class Sql {
    private static final String UTF_8 = "char character set utf8mb4";
    private static final QualifiedName BYTE_BY_BYTE = QualifiedName.of("utf8mb4_bin");

    private Sql() {}

    static FunctionCall call(String function, Expression... arguments) {
        return new FunctionCall(
                QualifiedName.of(function),
                new Arguments.Values(false, List.of(arguments), List.of()),
                null,
                Mark.NONE);
    }

    static Expression operator(String symbol, Expression left, Expression right) {
        return new OperatorCall(Operator.of(symbol), List.of(left, right), Mark.NONE);
    }

    static Expression either(Expression left, Expression right) {
        return new Logical(Connective.OR, List.of(left, right), Mark.NONE);
    }

    static Expression both(Expression left, Expression right) {
        return new Logical(Connective.AND, List.of(left, right), Mark.NONE);
    }

    static Expression cast(Expression operand, String type, Integer... modifiers) {
        return new Cast(operand, new TypeName(null, type, List.of(modifiers), Mark.NONE), Mark.NONE);
    }

    static Expression text(String value) {
        return new StringLiteral(value, Mark.NONE);
    }

    static Expression integer(long value) {
        return new IntegerLiteral(BigInteger.valueOf(value), Mark.NONE);
    }

    static Expression unsigned(String digits) {
        return new IntegerLiteral(new BigInteger(digits), Mark.NONE);
    }

    static Expression decimal(String digits) {
        return new DecimalLiteral(digits, Mark.NONE);
    }

    static Expression nothing(String type, Integer... modifiers) {
        return cast(new NullLiteral(Mark.NONE), type, modifiers);
    }

    /** A text in UTF-8, where letters compare by their bytes; blanks at the end are nothing still. */
    static Expression byLetters(Expression text) {
        return new Collate(cast(text, UTF_8), BYTE_BY_BYTE, Mark.NONE);
    }

    /** The bytes of a text in UTF-8, whatever its character set is; the only way in which every blank counts. */
    static Expression bytes(Expression text) {
        return cast(cast(text, UTF_8), "binary");
    }

    static Expression isNull(Expression operand) {
        return new IsNull(operand, false, Mark.NONE);
    }

    static Expression when(Expression condition, Expression then, Expression otherwise) {
        return new Case(null, List.of(new Branch(condition, then)), otherwise, Mark.NONE);
    }
}
