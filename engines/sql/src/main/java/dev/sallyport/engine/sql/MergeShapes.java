package dev.sallyport.engine.sql;

import java.util.List;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeUpdate;

/** The shapes of MERGE. */
@SuppressWarnings("deprecation") // an accessor that the parser wants to lose is looked at as long as it is there
final class MergeShapes {
    static final Shape<Merge> MERGE = Shape.of(Merge.class)
            .reads(
                    "getTable",
                    "getFromItem",
                    "getOnCondition",
                    "getOperations",
                    "getWithItemsList",
                    "getReturningClause")
            .derives(
                    "getUsingTable",
                    "getUsingAlias",
                    "getMergeInsert",
                    "getMergeUpdate",
                    "isInsertFirst",
                    "getFeatures")
            .lacks("output", "getOutputClause", m -> m.getOutputClause())
            .lacks("hint", "getOracleHint", m -> m.getOracleHint())
            .lacks("option", "getOption", m -> m.getOption());

    static final Shape<MergeUpdate> UPDATE = Shape.of(MergeUpdate.class)
            .reads("getUpdateSets", "getAndPredicate", "getSide")
            .lacks("where of an action", "getWhereCondition", u -> u.getWhereCondition())
            .lacks("delete where", "getDeleteWhereCondition", u -> u.getDeleteWhereCondition());

    static final Shape<MergeDelete> DELETE = Shape.of(MergeDelete.class).reads("getAndPredicate", "getSide");

    static final Shape<MergeInsert> INSERT = Shape.of(MergeInsert.class)
            .reads("getColumns", "getValues", "getAndPredicate", "getSide")
            .lacks("where of an action", "getWhereCondition", i -> i.getWhereCondition());

    static final List<Shape<?>> ALL = List.of(MERGE, UPDATE, DELETE, INSERT);

    private MergeShapes() {}
}
