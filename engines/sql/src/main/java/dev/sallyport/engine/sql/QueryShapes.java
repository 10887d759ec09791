package dev.sallyport.engine.sql;

import java.util.List;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/** The shapes of what stands around expressions. */
final class QueryShapes {

    static final Shape<PlainSelect> SELECT = query(PlainSelect.class)
            .reads(
                    "getSelectItems",
                    "getDistinct",
                    "getFromItem",
                    "getJoins",
                    "getWhere",
                    "getGroupBy",
                    "getHaving",
                    "getWindowDefinitions",
                    "isUsingOnly")
            .lacks("select into", "getIntoTables", s -> s.getIntoTables())
            .lacks("select into", "getMySqlSelectIntoClause", s -> s.getMySqlSelectIntoClause())
            .lacks("select into", "getIntoTempTable", s -> s.getIntoTempTable())
            .lacks("select into", "isUseWithNoLog", s -> s.isUseWithNoLog())
            .lacks("prewhere", "getPreWhere", s -> s.getPreWhere())
            .lacks("lateral view", "getLateralViews", s -> s.getLateralViews())
            .lacks("final", "isUsingFinal", s -> s.isUsingFinal())
            .lacks("settings", "getSettings", s -> s.getSettings())
            .lacks("sample", "getSampleClause", s -> s.getSampleClause())
            .lacks("optimize for", "getOptimizeFor", s -> s.getOptimizeFor())
            .lacks("top", "getTop", s -> s.getTop())
            .lacks("skip", "getSkip", s -> s.getSkip())
            .lacks("first", "getFirst", s -> s.getFirst())
            .lacks("straight_join", "getMySqlHintStraightJoin", s -> s.getMySqlHintStraightJoin())
            .lacks("select as", "getBigQuerySelectQualifier", s -> s.getBigQuerySelectQualifier())
            .lacks("qualify", "getQualify", s -> s.getQualify())
            .lacks("connect by", "getOracleHierarchical", s -> s.getOracleHierarchical())
            .lacks("preferring", "getPreferringClause", s -> s.getPreferringClause())
            .lacks("hint", "getOracleHint", s -> s.getOracleHint())
            .lacks("for xml path", "getForXmlPath", s -> s.getForXmlPath())
            .lacks("window", "getKsqlWindow", s -> s.getKsqlWindow())
            .lacks("emit", "getEmitMode", s -> s.getEmitMode() == PlainSelect.EmitMode.NONE ? null : s.getEmitMode())
            .lacks("emit", "isEmitChanges", s -> s.isEmitChanges())
            .lacks("sql_calc_found_rows", "getMySqlSqlCalcFoundRows", s -> s.getMySqlSqlCalcFoundRows())
            .lacks("sql_cache", "getMySqlSqlCacheFlag", s -> s.getMySqlSqlCacheFlag());

    static final Shape<SetOperationList> SET_OPERATIONS = query(SetOperationList.class)
            .reads("getSelects", "getOperations")
            .lacks("tablesample", "getSampleClause", s -> s.getSampleClause());

    static final Shape<Values> VALUES = query(Values.class)
            .reads("getExpressions")
            .lacks("tablesample", "getSampleClause", v -> v.getSampleClause());

    /** In FROM, where it has an alias. */
    static final Shape<ParenthesedSelect> PARENTHESED_FROM =
            parenthesed(ParenthesedSelect.class).reads("getAlias");

    static final Shape<ParenthesedSelect> PARENTHESED_SELECT =
            parenthesed(ParenthesedSelect.class).lacks("alias of a query", "getAlias", p -> p.getAlias());

    static final Shape<LateralSubSelect> LATERAL =
            parenthesed(LateralSubSelect.class).reads("getAlias").derives("getPrefix");

    private static <T extends ParenthesedSelect> Shape<T> parenthesed(Class<T> type) {
        return around(type).reads("getSelect").lacks("tablesample", "getSampleClause", p -> p.getSampleClause());
    }

    static final Shape<UnionOp> UNION = operation(UnionOp.class);
    static final Shape<IntersectOp> INTERSECT = operation(IntersectOp.class);
    static final Shape<ExceptOp> EXCEPT = operation(ExceptOp.class);

    private static <T extends SetOperation> Shape<T> operation(Class<T> type) {
        return Shape.of(type)
                .reads("isAll")
                .derives("getModifier")
                .lacks("union distinct", "isDistinct", s -> s.isDistinct());
    }

    @SuppressWarnings("rawtypes")
    static final Shape<WithItem> WITH_ITEM = Shape.of(WithItem.class)
            .reads(
                    "getParenthesedStatement",
                    "getAlias",
                    "isRecursive",
                    "isMaterialized",
                    "isUsingNot",
                    "getWithItemList")
            .derives(
                    "getAliasName",
                    "getUnquotedAliasName",
                    "getStatement",
                    "getSelect",
                    "getInsert",
                    "getUpdate",
                    "getDelete")
            .lacks("function in with", "getWithFunctionDeclaration", w -> w.getWithFunctionDeclaration())
            .lacks("search", "getSearchClause", w -> w.getSearchClause())
            .lacks("cycle", "getCycleClause", w -> w.getCycleClause());

    static final Shape<Fetch> FETCH = Shape.of(Fetch.class)
            .reads("getExpression", "getFetchParameters")
            .derives("getRowCount", "getFetchParam", "isFetchParamFirst", "getFetchJdbcParameter");

    static final Shape<Distinct> DISTINCT = Shape.of(Distinct.class)
            .reads("getOnSelectItems")
            .lacks("unique", "isUseUnique", d -> d.isUseUnique())
            .lacks("distinctrow", "isUseDistinctRow", d -> d.isUseDistinctRow());

    @SuppressWarnings({"unchecked", "rawtypes"})
    static final Shape<SelectItem> ITEM = Shape.of(SelectItem.class)
            .reads("getExpression", "getAlias")
            .derives("getAliasName", "getUnquotedAliasName");

    static final Shape<AllColumns> STAR = Shape.of(AllColumns.class)
            .derives("getExceptKeyword")
            .lacks("* except", "getExceptColumns", a -> a.getExceptColumns())
            .lacks("* replace", "getReplaceExpressions", a -> a.getReplaceExpressions());

    static final Shape<AllTableColumns> TABLE_STAR = Shape.of(AllTableColumns.class)
            .reads("getTable")
            .derives("getExceptKeyword")
            .lacks("* except", "getExceptColumns", a -> a.getExceptColumns())
            .lacks("* replace", "getReplaceExpressions", a -> a.getReplaceExpressions())
            .lacks("returning reference", "getReturningReferenceType", a -> a.getReturningReferenceType())
            .lacks("returning reference", "getReturningQualifier", a -> a.getReturningQualifier());

    static final Shape<GroupByElement> GROUP_BY = Shape.of(GroupByElement.class)
            .reads("getGroupByExpressionList", "getGroupingSets", "isMysqlWithRollup")
            .derives("isUsingBrackets", "getGroupByExpressions")
            .lacks("group by direction", "hasGroupBySortDirections", g -> g.hasGroupBySortDirections());

    static final Shape<OrderByElement> ORDER_BY = Shape.of(OrderByElement.class)
            .reads("getExpression", "isAsc", "getNullOrdering")
            .derives("isAscDescPresent")
            .lacks("with fill", "getWithFill", o -> o.getWithFill())
            .lacks("with rollup", "isMysqlWithRollup", o -> o.isMysqlWithRollup());

    static final Shape<Limit> LIMIT = Shape.of(Limit.class)
            .reads("getRowCount")
            .derives("isLimitAll", "isLimitNull")
            .lacks("limit with comma", "getOffset", l -> l.getOffset())
            .lacks("limit by", "getByExpressions", l -> l.getByExpressions());

    static final Shape<Offset> OFFSET = Shape.of(Offset.class).reads("getOffset", "getOffsetParam");

    static final List<Shape<?>> ALL = List.of(
            SELECT,
            SET_OPERATIONS,
            VALUES,
            PARENTHESED_FROM,
            PARENTHESED_SELECT,
            LATERAL,
            UNION,
            INTERSECT,
            EXCEPT,
            WITH_ITEM,
            FETCH,
            DISTINCT,
            ITEM,
            STAR,
            TABLE_STAR,
            GROUP_BY,
            ORDER_BY,
            LIMIT,
            OFFSET);

    private QueryShapes() {}

    /** What stands around any body. */
    private static <T extends Select> Shape<T> query(Class<T> type) {
        return around(type).lacks("alias of a query", "getAlias", s -> s.getAlias());
    }

    private static <T extends Select> Shape<T> around(Class<T> type) {
        return Shape.of(type)
                .lacks("pivot", "getPivot", s -> s.getPivot())
                .lacks("unpivot", "getUnPivot", s -> s.getUnPivot())
                .lacks("procedure analyse", "getMySqlProcedureAnalyse", s -> s.getMySqlProcedureAnalyse())
                .reads("getWithItemsList", "getOrderByElements", "getLimit", "getOffset", "getFetch")
                .derives(
                        "getSelectBody",
                        "getPlainSelect",
                        "getValues",
                        "getSetOperationList",
                        "isUseBrackets",
                        "getFeatures")
                .lacks("order siblings by", "isOracleSiblings", s -> s.isOracleSiblings())
                .lacks("nowait", "isNoWait", s -> s.isNoWait())
                .lacks("skip locked", "isSkipLocked", s -> s.isSkipLocked())
                .lacks("for clause", "getForClause", s -> s.getForClause())
                .lacks("locking clause", "getForMode", s -> s.getForMode())
                .lacks("locking clause", "getForUpdate", s -> s.getForUpdate())
                .lacks("locking clause", "getForUpdateTable", s -> s.getForUpdateTable())
                .lacks("locking clause", "getForUpdateTables", s -> s.getForUpdateTables())
                .lacks("locking clause", "isForUpdateBeforeOrderBy", s -> s.isForUpdateBeforeOrderBy())
                .lacks("locking clause", "getWait", s -> s.getWait())
                .lacks("option", "getOption", s -> s.getOption())
                .lacks("interpolate", "getInterpolate", s -> s.getInterpolate())
                .lacks("limit by", "getLimitBy", s -> s.getLimitBy())
                .lacks("isolation", "getIsolation", s -> s.getIsolation());
    }
}
