package dev.sallyport.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseAnd;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseLeftShift;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseOr;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseRightShift;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseXor;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ContainedBy;
import net.sf.jsqlparser.expression.operators.relational.Contains;
import net.sf.jsqlparser.expression.operators.relational.CosineSimilarity;
import net.sf.jsqlparser.expression.operators.relational.DoubleAnd;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.GeometryDistance;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.Intersects;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.JsonOperator;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.Matches;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.OldOracleJoinBinaryExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;
import net.sf.jsqlparser.schema.Column;

/** The shapes of expressions: their keys are the whitelist of classes. */
final class ExpressionShapes {

    static final Map<Class<?>, Shape<?>> BY_CLASS = Stream.of(terms(), CallShapes.ALL, predicates(), operators())
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Shape::type, shape -> shape));

    private ExpressionShapes() {}

    /** The shape of a node's class; a class that is not on the list is refused. */
    static Shape<?> of(Object node) throws NotRead {
        Shape<?> shape = BY_CLASS.get(node.getClass());
        if (shape == null) {
            throw NotRead.unsupported(Shape.words(node.getClass().getSimpleName()));
        }
        return shape;
    }

    private static List<Shape<?>> terms() {
        return List.of(
                Shape.of(RowGetExpression.class).reads("getExpression", "getColumnName"),
                column(),
                Shape.of(LongValue.class).reads("getStringValue").derives("getValue", "getBigIntegerValue"),
                Shape.of(DoubleValue.class).derives("getValue"),
                Shape.of(StringValue.class)
                        .reads("getValue")
                        .derives("getNotExcapedValue")
                        .lacks("string prefix", "getPrefix", s -> s.getPrefix())
                        .lacks("quote", "getQuoteStr", s -> s.getQuoteStr().equals("'") ? null : s.getQuoteStr()),
                Shape.of(NullValue.class),
                Shape.of(BooleanValue.class).reads("getValue"),
                Shape.of(DateTimeLiteralExpression.class).reads("getValue", "getType"),
                Shape.of(IntervalExpression.class)
                        .reads("getParameter", "isUsingIntervalKeyword", "getIntervalQualifier")
                        .derives("getIntervalType")
                        .lacks("interval of an expression", "getExpression", i -> i.getExpression()),
                Shape.of(HexValue.class)
                        .reads("getValue")
                        .derives("getDigits", "getLong", "getLongValue", "getStringValue", "getBlob"),
                Shape.of(TimeKeyExpression.class).reads("getStringValue"),
                Shape.of(DateUnitExpression.class).reads("getType"),
                Shape.of(JdbcParameter.class)
                        .reads("getIndex", "getParameterCharacter")
                        .derives("isUseFixedIndex"),
                Shape.of(UserVariable.class).reads("getName").lacks("@@", "isDoubleAdd", v -> v.isDoubleAdd()),
                CallShapes.list(ParenthesedExpressionList.class),
                QueryShapes.PARENTHESED_SELECT,
                Shape.of(ArrayConstructor.class)
                        .reads("getExpressions", "isArrayKeyword")
                        .lacks("type of an array", "getDataType", a -> a.getDataType()),
                Shape.of(ArrayExpression.class)
                        .reads("getObjExpression", "getIndexExpression")
                        .lacks("slice of an array", "getStartIndexExpression", a -> a.getStartIndexExpression())
                        .lacks("slice of an array", "getStopIndexExpression", a -> a.getStopIndexExpression()),
                Shape.of(CollateExpression.class).reads("getLeftExpression", "getCollate"));
    }

    private static Shape<Column> column() {
        return Shape.of(Column.class)
                .reads("getTable", "getColumnName", "getArrayConstructor")
                .derives(
                        "getTableName",
                        "getUnquotedTableName",
                        "getSchemaName",
                        "getUnquotedSchemaName",
                        "getCatalogName",
                        "getUnquotedCatalogName",
                        "getUnquotedColumnName",
                        "getFullyQualifiedName",
                        "getUnquotedName")
                .lacks(
                        "delimiter",
                        "getTableDelimiter",
                        c -> c.getTableDelimiter().equals(".") ? null : c)
                .lacks("(+)", "getOldOracleJoinSyntax", c -> c.getOldOracleJoinSyntax())
                .lacks("returning reference", "getReturningReferenceType", c -> c.getReturningReferenceType())
                .lacks("returning reference", "getReturningQualifier", c -> c.getReturningQualifier())
                .lacks("comment", "getCommentText", c -> c.getCommentText())
                .lacks("resolved table", "getResolvedTable", c -> c.getResolvedTable());
    }

    private static List<Shape<?>> predicates() {
        return List.of(
                Shape.of(NotExpression.class)
                        .reads("getExpression")
                        .lacks("!", "isExclamationMark", n -> n.isExclamationMark()),
                oracle(Shape.of(Between.class)
                        .reads(
                                "getLeftExpression",
                                "getBetweenExpressionStart",
                                "getBetweenExpressionEnd",
                                "isNot",
                                "isUsingSymmetric")
                        .lacks("between asymmetric", "isUsingAsymmetric", b -> b.isUsingAsymmetric())),
                oracle(Shape.of(InExpression.class)
                        .reads("getLeftExpression", "getRightExpression", "isNot")
                        .lacks("global in", "isGlobal", i -> i.isGlobal())),
                oracle(Shape.of(IsNullExpression.class)
                        .reads("getLeftExpression", "isNot", "isUseNotNull")
                        .derives("isUseIsNull")),
                oracle(Shape.of(IsBooleanExpression.class).reads("getLeftExpression", "isNot", "isTrue")),
                oracle(Shape.of(IsUnknownExpression.class).reads("getLeftExpression", "isNot")),
                oracle(binary(IsDistinctExpression.class).reads("isNot")),
                oracle(binary(LikeExpression.class)
                        .reads("isNot", "getEscape", "getLikeKeyWord")
                        .derives("isCaseInsensitive")
                        .lacks("binary", "isUseBinary", l -> l.isUseBinary())),
                Shape.of(ExistsExpression.class)
                        .reads("getRightExpression", "isNot")
                        .derives("getStringExpression"),
                Shape.of(AnyComparisonExpression.class).reads("getSelect", "getAnyType"),
                binary(AndExpression.class).lacks("&&", "isUseOperator", a -> a.isUseOperator()),
                binary(XorExpression.class),
                binary(OrExpression.class));
    }

    private static List<Shape<?>> operators() {
        List<Shape<?>> shapes = new ArrayList<>();
        for (var type : List.of(
                Addition.class,
                Subtraction.class,
                Multiplication.class,
                Division.class,
                Modulo.class,
                IntegerDivision.class,
                Concat.class,
                BitwiseAnd.class,
                BitwiseOr.class,
                BitwiseXor.class,
                BitwiseLeftShift.class,
                BitwiseRightShift.class,
                Intersects.class,
                JsonOperator.class)) {
            shapes.add(binary(type));
        }
        for (var type : List.of(
                EqualsTo.class,
                NotEqualsTo.class,
                GreaterThan.class,
                GreaterThanEquals.class,
                MinorThan.class,
                MinorThanEquals.class,
                DoubleAnd.class,
                Contains.class,
                ContainedBy.class,
                CosineSimilarity.class,
                GeometryDistance.class,
                Matches.class)) {
            shapes.add(comparison(type));
        }
        shapes.add(binary(RegExpMatchOperator.class).derives("getOperatorType"));
        shapes.add(Shape.of(SignedExpression.class).reads("getSign", "getExpression"));
        return shapes;
    }

    private static <T extends BinaryExpression> Shape<T> binary(Class<T> type) {
        return Shape.of(type).reads("getLeftExpression", "getRightExpression", "getStringExpression");
    }

    private static <T extends OldOracleJoinBinaryExpression> Shape<T> comparison(Class<T> type) {
        return oracle(binary(type));
    }

    private static <T extends SupportsOldOracleJoinSyntax> Shape<T> oracle(Shape<T> shape) {
        return shape.lacks("(+)", "getOldOracleJoinSyntax", e -> e.getOldOracleJoinSyntax())
                .lacks("prior", "getOraclePriorPosition", e -> e.getOraclePriorPosition());
    }
}
