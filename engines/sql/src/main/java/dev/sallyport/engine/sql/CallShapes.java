package dev.sallyport.engine.sql;

import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalQualifier;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.OracleNamedFunctionParameter;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.WindowRange;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** The shapes of calls, casts, and what stands between their parentheses. */
final class CallShapes {

    static final Shape<ColDataType> TYPE = Shape.of(ColDataType.class)
            .reads("getDataType", "getArgumentsStringList", "getArrayData")
            .derives("getPrecision", "getScale")
            .lacks("character set", "getCharacterSet", t -> t.getCharacterSet())
            .lacks("interval field", "getIntervalQualifier", t -> t.getIntervalQualifier())
            .lacks("unsigned", "getSignedness", t -> t.getSignedness())
            .lacks("zerofill", "isZerofill", t -> t.isZerofill())
            .lacks("type modifier", "getTypeModifiers", t -> t.getTypeModifiers())
            .lacks("national character", "getNationalCharacterType", t -> t.getNationalCharacterType())
            .lacks("national character", "isNational", t -> t.isNational())
            .lacks("xml type", "getXmlTypeModifier", t -> t.getXmlTypeModifier());

    static final Shape<Function> FUNCTION = callable(Function.class)
            .reads(
                    "getMultipartName",
                    "getParameters",
                    "getNamedParameters",
                    "isDistinct",
                    "getOrderByElements",
                    "getExtraKeyword")
            .derives("getName", "getAttributeName");

    /** What no call has. */
    static <T extends Function> Shape<T> callable(Class<T> type) {
        return Shape.of(type)
                .lacks("all", "isAllColumns", f -> f.isAllColumns())
                .lacks("null treatment", "getNullHandling", f -> f.getNullHandling())
                .lacks("null treatment", "isIgnoreNullsOutside", f -> f.isIgnoreNullsOutside())
                .lacks("null treatment", "isIgnoreNulls", f -> f.isIgnoreNulls())
                .lacks("limit in a call", "getLimit", f -> f.getLimit())
                .lacks("having in a call", "getHavingClause", f -> f.getHavingClause())
                .lacks("unique", "isUnique", f -> f.isUnique())
                .lacks("chained call", "getChainedParameters", f -> f.getChainedParameters())
                .lacks("{fn }", "isEscaped", f -> f.isEscaped())
                .lacks("attribute of a call", "getAttribute", f -> f.getAttribute())
                .lacks("attribute of a call", "getAttributeColumn", f -> f.getAttributeColumn())
                .lacks("keep", "getKeep", f -> f.getKeep())
                .lacks("keyword in a call", "getKeywordArguments", f -> f.getKeywordArguments())
                .lacks("on overflow", "getOnOverflowTruncate", f -> f.getOnOverflowTruncate());
    }

    /** A part of a case expression, and no expression. */
    static final Shape<WhenClause> WHEN = Shape.of(WhenClause.class).reads("getWhenExpression", "getThenExpression");

    static final Shape<WindowDefinition> WINDOW = Shape.of(WindowDefinition.class)
            .reads("getOrderByElements", "getPartitionExpressionList", "getWindowElement", "getWindowName")
            .derives("getOrderBy", "getPartitionBy", "getAllExpressions");

    static final Shape<WindowElement> FRAME =
            Shape.of(WindowElement.class).reads("getType", "getOffset", "getRange", "getExclusion");

    static final Shape<WindowRange> FRAME_RANGE = Shape.of(WindowRange.class).reads("getStart", "getEnd");

    static final Shape<WindowOffset> FRAME_BOUND = Shape.of(WindowOffset.class).reads("getExpression", "getType");

    static final Shape<IntervalQualifier> INTERVAL_FIELD = Shape.of(IntervalQualifier.class)
            .reads("getLeadingField", "getTrailingField")
            .lacks("precision of an interval", "getLeadingFieldPrecision", i -> i.getLeadingFieldPrecision())
            .lacks("precision of an interval", "getFractionalSecondsPrecision", i -> i.getFractionalSecondsPrecision());

    /** What is no expression itself. */
    static final List<Shape<?>> PARTS = List.of(TYPE, INTERVAL_FIELD, WINDOW, FRAME, FRAME_RANGE, FRAME_BOUND);

    static final List<Shape<?>> ALL = List.of(
            list(ExpressionList.class),
            list(NamedExpressionList.class).reads("getNames"),
            FUNCTION,
            Shape.of(AnalyticExpression.class)
                    .reads(
                            "getName",
                            "getType",
                            "getExpression",
                            "getOffset",
                            "getDefaultValue",
                            "isDistinct",
                            "getFilterExpression",
                            "getFuncOrderBy",
                            "getOrderByElements",
                            "getPartitionExpressionList",
                            "getWindowElement",
                            "getWindowName",
                            "getWindowDefinition")
                    .derives("isAllColumns", "isPartitionByBrackets")
                    .lacks("on overflow", "getOnOverflowTruncate", a -> a.getOnOverflowTruncate())
                    .lacks("keep", "getKeep", a -> a.getKeep())
                    .lacks("unique", "isUnique", a -> a.isUnique())
                    .lacks("null treatment", "isIgnoreNulls", a -> a.isIgnoreNulls())
                    .lacks("null treatment", "isIgnoreNullsOutside", a -> a.isIgnoreNullsOutside())
                    .lacks("null treatment", "getNullHandling", a -> a.getNullHandling())
                    .lacks("having in a call", "getHavingClause", a -> a.getHavingClause())
                    .lacks("limit in a call", "getLimit", a -> a.getLimit())
                    .lacks("keyword in a call", "getKeywordArguments", a -> a.getKeywordArguments()),
            Shape.of(CastExpression.class)
                    .reads("getColDataType", "getLeftExpression", "isImplicitCast")
                    .derives(
                            "isUseCastKeyword",
                            "isTime",
                            "isTimeStamp",
                            "isDate",
                            "isBLOB",
                            "isFloat",
                            "isInteger",
                            "isDecimal",
                            "isText")
                    .lacks("cast to a row", "getColumnDefinitions", c -> c.getColumnDefinitions())
                    .lacks("cast format", "getFormat", c -> c.getFormat()),
            Shape.of(CaseExpression.class)
                    .reads("getSwitchExpression", "getElseExpression", "getWhenClauses")
                    .derives("isUsingBrackets"),
            WHEN,
            Shape.of(ExtractExpression.class).reads("getName", "getExpression"),
            Shape.of(TimezoneExpression.class).reads("getLeftExpression", "getTimezoneExpressions"),
            Shape.of(OracleNamedFunctionParameter.class).reads("getName", "getExpression"),
            Shape.of(TrimFunction.class)
                    .reads("getTrimSpecification", "getExpression", "getFromExpression", "isUsingFromKeyword"),
            Shape.of(JsonExpression.class)
                    .reads("getExpression", "getIdentList")
                    .derives("getIdents", "getOperators"));

    private CallShapes() {}

    @SuppressWarnings("rawtypes")
    static <T extends ExpressionList> Shape<T> list(Class<T> type) {
        return Shape.of(type)
                .reads("iterator")
                .derives("isUsingBrackets", "getExpressions", "isEmpty", "getFirst", "getLast");
    }
}
