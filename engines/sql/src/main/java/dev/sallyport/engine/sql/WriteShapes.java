package dev.sallyport.engine.sql;

import java.util.List;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.insert.InsertDuplicateAction;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import net.sf.jsqlparser.statement.upsert.Upsert;

/** The shapes of what changes rows. */
@SuppressWarnings("deprecation") // an accessor that the parser wants to lose is looked at as long as it is there
final class WriteShapes {
    static final Shape<Insert> INSERT = Shape.of(Insert.class)
            .reads(
                    "getTable",
                    "getColumns",
                    "getSelect",
                    "isOnlyDefaultValues",
                    "getWithItemsList",
                    "getOverridingMode",
                    "getConflictTarget",
                    "getConflictAction",
                    "getDuplicateAction",
                    "isModifierIgnore",
                    "getReturningClause")
            .derives(
                    "isUseValues",
                    "getValues",
                    "getPlainSelect",
                    "getSetOperationList",
                    "isUseSelectBrackets",
                    "isOverriding",
                    "isUseDuplicate",
                    "getDuplicateUpdateSets",
                    "getFeatures")
            .lacks("insert set", "isUseSet", i -> i.isUseSet())
            .lacks("insert set", "getSetUpdateSets", i -> i.getSetUpdateSets())
            .lacks("output", "getOutputClause", i -> i.getOutputClause())
            .lacks("hint", "getOracleHint", i -> i.getOracleHint())
            .lacks("partition", "getPartitions", i -> i.getPartitions())
            .lacks("priority", "getModifierPriority", i -> i.getModifierPriority())
            .lacks("overwrite", "isOverwrite", i -> i.isOverwrite())
            .lacks("insert table", "isTableKeyword", i -> i.isTableKeyword())
            .lacks("insert all", "isOracleMultiInsert", i -> i.isOracleMultiInsert())
            .lacks("insert all", "isOracleMultiInsertFirst", i -> i.isOracleMultiInsertFirst())
            .lacks("insert all", "getOracleMultiInsertBranches", i -> i.getOracleMultiInsertBranches())
            .lacks("row alias", "getRowAlias", i -> i.getRowAlias());

    static final Shape<InsertConflictTarget> CONFLICT_TARGET = Shape.of(InsertConflictTarget.class)
            .reads("getIndexElements", "getWhereExpression", "getConstraintName")
            .derives("getIndexColumnNames", "getIndexColumnName")
            .lacks("on conflict on an expression", "getIndexExpression", t -> t.getIndexExpression());

    static final Shape<Index.ColumnParams> INDEX_COLUMN = Shape.of(Index.ColumnParams.class)
            .reads("getColumnName")
            .derives("isExpressionParenthesized")
            .lacks("on conflict on an expression", "getExpression", c -> c.getExpression())
            .lacks("on conflict on an expression", "isExpression", c -> c.isExpression())
            .lacks("parameters of an index column", "getParams", c -> c.getParams())
            .lacks("exclusion operator", "getExclusionOperator", c -> c.getExclusionOperator())
            .lacks("collation of an arbiter", "getCollation", c -> c.getCollation())
            .lacks("operator class", "getOperatorClass", c -> c.getOperatorClass())
            .lacks("operator class", "getOperatorClassParameters", c -> c.getOperatorClassParameters())
            .lacks("order of an arbiter", "getSortOrder", c -> c.getSortOrder())
            .lacks("order of an arbiter", "getNullOrdering", c -> c.getNullOrdering());

    static final Shape<InsertConflictAction> CONFLICT_ACTION =
            Shape.of(InsertConflictAction.class).reads("getConflictActionType", "getUpdateSets", "getWhereExpression");

    static final Shape<InsertDuplicateAction> DUPLICATE_ACTION = Shape.of(InsertDuplicateAction.class)
            .reads("getConflictActionType", "getUpdateSets")
            .lacks("where of a duplicate key", "getWhereExpression", a -> a.getWhereExpression());

    static final Shape<Upsert> REPLACE = Shape.of(Upsert.class)
            .reads("getUpsertType", "getTable", "getColumns", "getSelect")
            .derives(
                    "isUsingInto",
                    "getExpressions",
                    "getValues",
                    "getPlainSelect",
                    "getSetOperationList",
                    "getFeatures")
            .lacks("set of a replace", "getUpdateSets", u -> u.getUpdateSets())
            .lacks("set of a replace", "getSetExpressions", u -> u.getSetExpressions())
            .lacks("on duplicate key of a replace", "getDuplicateUpdateSets", u -> u.getDuplicateUpdateSets())
            .lacks("on duplicate key of a replace", "getDuplicateAction", u -> u.getDuplicateAction());

    static final Shape<UpdateSet> ASSIGNMENT = Shape.of(UpdateSet.class).reads("getColumns", "getValues");

    static final Shape<Update> UPDATE = Shape.of(Update.class)
            .reads(
                    "getTable",
                    "getUpdateSets",
                    "getFromItem",
                    "getJoins",
                    "getWhere",
                    "getOrderByElements",
                    "getLimit",
                    "getStartJoins",
                    "getWithItemsList",
                    "getReturningClause")
            .derives("getColumns", "getExpressions", "getSelect", "isUseColumnsBrackets", "isUseSelect", "getFeatures")
            .lacks("from before set", "isFromBeforeSet", u -> u.isFromBeforeSet())
            .lacks("alias of the target", "isTargetTableAlias", u -> u.isTargetTableAlias())
            .lacks("for portion of", "getForPortionClause", u -> u.getForPortionClause())
            .lacks("preferring", "getPreferringClause", u -> u.getPreferringClause())
            .lacks("output", "getOutputClause", u -> u.getOutputClause())
            .lacks("hint", "getOracleHint", u -> u.getOracleHint())
            .lacks("option", "getOption", u -> u.getOption())
            .lacks("priority", "getModifierPriority", u -> u.getModifierPriority())
            .lacks("ignore", "isModifierIgnore", u -> u.isModifierIgnore());

    static final Shape<Delete> DELETE = Shape.of(Delete.class)
            .reads(
                    "getTable",
                    "isHasFrom",
                    "getUsingFromItemList",
                    "getJoins",
                    "getTables",
                    "getWhere",
                    "getOrderByElements",
                    "getLimit",
                    "getWithItemsList",
                    "getReturningClause")
            .derives("getUsingList", "getFeatures")
            .lacks("for portion of", "getForPortionClause", d -> d.getForPortionClause())
            .lacks("preferring", "getPreferringClause", d -> d.getPreferringClause())
            .lacks("output", "getOutputClause", d -> d.getOutputClause())
            .lacks("hint", "getOracleHint", d -> d.getOracleHint())
            .lacks("option", "getOption", d -> d.getOption())
            .lacks("priority", "getModifierPriority", d -> d.getModifierPriority())
            .lacks("ignore", "isModifierIgnore", d -> d.isModifierIgnore())
            .lacks("quick", "isModifierQuick", d -> d.isModifierQuick());

    static final Shape<ReturningClause> RETURNING = Shape.of(ReturningClause.class)
            .derives("getKeyword", "isEmpty", "getFirst", "getLast")
            .lacks("returning into", "getDataItems", r -> r.getDataItems())
            .lacks("names of old and new", "getOutputAliases", r -> r.getOutputAliases());

    static final List<Shape<?>> ALL = List.of(
            INSERT,
            CONFLICT_TARGET,
            INDEX_COLUMN,
            CONFLICT_ACTION,
            DUPLICATE_ACTION,
            REPLACE,
            ASSIGNMENT,
            UPDATE,
            DELETE,
            RETURNING);

    private WriteShapes() {}
}
