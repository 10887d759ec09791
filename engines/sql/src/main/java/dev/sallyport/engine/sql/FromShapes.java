package dev.sallyport.engine.sql;

import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.TableFunction;

/** The shapes of what rows come from. */
final class FromShapes {

    static final Shape<Alias> ALIAS =
            Shape.of(Alias.class).reads("getName", "getAliasColumns").derives("getUnquotedName", "isUseAs");

    static final Shape<Table> TABLE = Shape.of(Table.class)
            .reads("getNameParts", "getAlias")
            .derives(
                    "getDBLinkName",
                    "getCatalogName",
                    "getDatabase",
                    "getDatabaseName",
                    "getUnquotedCatalogName",
                    "getUnquotedDatabaseName",
                    "getSchemaName",
                    "getUnquotedSchemaName",
                    "getName",
                    "getFullyQualifiedName",
                    "getUnquotedName")
            .lacks("table variable", "isTableVariable", t -> t.isTableVariable())
            .lacks("time travel", "getTimeTravelStrAfterAlias", t -> t.getTimeTravelStrAfterAlias())
            .lacks("time travel", "getTimeTravel", t -> t.getTimeTravel())
            .lacks("pivot", "getPivot", t -> t.getPivot())
            .lacks("unpivot", "getUnPivot", t -> t.getUnPivot())
            .lacks("index hint", "getIndexHint", t -> t.getIndexHint())
            .lacks("table hint", "getSqlServerHints", t -> t.getSqlServerHints())
            .lacks("tablesample", "getSampleClause", t -> t.getSampleClause())
            .lacks("delimiter", "getNamePartDelimiters", t -> onlyDots(t.getNamePartDelimiters()))
            .lacks("resolved table", "getResolvedTable", t -> t.getResolvedTable());

    static final Shape<TableFunction> TABLE_FUNCTION = CallShapes.callable(TableFunction.class)
            .lacks("keyword in a call", "getExtraKeyword", f -> f.getExtraKeyword())
            .reads("getFunctions", "getPrefix", "getWithClause", "getAlias", "isRowsFrom")
            .derives("getExpression", "getFunction", "getRowsFromFunctions", "getName", "getAttributeName")
            .lacks("parts of the call", "getMultipartName", f -> f.getMultipartName())
            .lacks("parts of the call", "getParameters", f -> f.getParameters())
            .lacks("parts of the call", "getNamedParameters", f -> f.getNamedParameters())
            .lacks("parts of the call", "isDistinct", f -> f.isDistinct())
            .lacks("parts of the call", "getOrderByElements", f -> f.getOrderByElements())
            .lacks("pivot", "getPivot", f -> f.getPivot())
            .lacks("unpivot", "getUnPivot", f -> f.getUnPivot())
            .lacks("tablesample", "getSampleClause", f -> f.getSampleClause());

    static final Shape<Join> JOIN = Shape.of(Join.class)
            .reads(
                    "isSimple",
                    "isOuter",
                    "isInner",
                    "isLeft",
                    "isRight",
                    "isFull",
                    "isCross",
                    "isNatural",
                    "getFromItem",
                    "getOnExpressions",
                    "getUsingColumns")
            .derives("isInnerJoin", "getRightItem", "getOnExpression")
            .lacks("asof", "isAsOf", j -> j.isAsOf())
            .lacks("straight_join", "isStraight", j -> j.isStraight())
            .lacks("apply", "isApply", j -> j.isApply())
            .lacks("join fetch", "isFetch", j -> j.isFetch())
            .lacks("semi join", "isSemi", j -> j.isSemi())
            .lacks("any join", "isAny", j -> j.isAny())
            .lacks("all join", "isAll", j -> j.isAll())
            .lacks("global join", "isGlobal", j -> j.isGlobal())
            .lacks("array join", "isArray", j -> j.isArray())
            .lacks("within", "isWindowJoin", j -> j.isWindowJoin())
            .lacks("within", "getJoinWindow", j -> j.getJoinWindow())
            .lacks("join hint", "getJoinHint", j -> j.getJoinHint());

    static final Shape<ParenthesedFromItem> PARENTHESES = Shape.of(ParenthesedFromItem.class)
            .reads("getFromItem", "getJoins", "getAlias")
            .lacks("pivot", "getPivot", p -> p.getPivot())
            .lacks("unpivot", "getUnPivot", p -> p.getUnPivot())
            .lacks("tablesample", "getSampleClause", p -> p.getSampleClause());

    static final List<Shape<?>> ALL = List.of(ALIAS, TABLE, TABLE_FUNCTION, JOIN, PARENTHESES);

    private FromShapes() {}

    private static List<String> onlyDots(List<String> delimiters) {
        return delimiters.stream().filter(delimiter -> !delimiter.equals(".")).toList();
    }
}
