package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Merge.Match;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeSide;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import org.jspecify.annotations.Nullable;

/** Maps MERGE, without the WITH before it. */
final class MergeReader {
    private final ExpressionReader expressions;
    private final FromReader from;
    private final WriteReader writes;
    private final AssignmentReader assignments;

    MergeReader(ExpressionReader expressions, FromReader from, WriteReader writes) {
        this.expressions = expressions;
        this.from = from;
        this.writes = writes;
        this.assignments = new AssignmentReader(expressions);
    }

    Merge merge(net.sf.jsqlparser.statement.merge.Merge merge, Mark at) throws NotRead {
        MergeShapes.MERGE.check(merge);
        TableReference target = writes.target(merge.getTable(), at);
        FromItem source = from.read(merge.getFromItem(), null, at).getFirst();
        Expression on = expressions.read(merge.getOnCondition(), at);
        List<Merge.Action> actions = new ArrayList<>();
        for (MergeOperation operation : merge.getOperations()) {
            actions.add(action(operation, at));
        }
        if (actions.isEmpty()) {
            throw NotRead.unsupported("merge without an action").at(at.position());
        }
        return new Merge(target, source, on, actions, writes.returning(merge.getReturningClause(), at), at);
    }

    private Merge.Action action(MergeOperation operation, Mark near) throws NotRead {
        Mark at = expressions.pass(near);
        return switch (operation) {
            case MergeUpdate update -> {
                MergeShapes.UPDATE.check(update);
                var change = new Merge.Change(assignments.assignments(update.getUpdateSets(), at));
                yield action(changed(update.getSide(), at), update.getAndPredicate(), change, at);
            }
            case MergeDelete delete -> {
                MergeShapes.DELETE.check(delete);
                yield action(changed(delete.getSide(), at), delete.getAndPredicate(), new Merge.Remove(), at);
            }
            case MergeInsert insert -> {
                MergeShapes.INSERT.check(insert);
                yield action(added(insert.getSide(), at), insert.getAndPredicate(), add(insert, at), at);
            }
            default ->
                throw NotRead.unsupported(Shape.words(operation.getClass().getSimpleName()));
        };
    }

    private Merge.Action action(
            Match match, net.sf.jsqlparser.expression.@Nullable Expression condition, Merge.Effect effect, Mark at)
            throws NotRead {
        Expression read = condition == null ? null : expressions.read(condition, at);
        return new Merge.Action(TableReference.NOT_NUMBERED, match, read, effect, at);
    }

    private Merge.Add add(MergeInsert insert, Mark at) throws NotRead {
        if (!(insert.getValues() instanceof ParenthesedExpressionList<?> values) || values.isEmpty()) {
            throw NotRead.unsupported("insert without values").at(at.position());
        }
        return new Merge.Add(assignments.columns(insert.getColumns()), assignments.values(values, at));
    }

    /** A row that is changed is one of the target. */
    private static Match changed(@Nullable MergeSide side, Mark at) throws NotRead {
        return switch (side) {
            case null -> Match.MATCHED;
            case SOURCE -> Match.NOT_MATCHED_BY_SOURCE;
            case TARGET -> throw misplaced(at);
        };
    }

    private static Match added(@Nullable MergeSide side, Mark at) throws NotRead {
        return switch (side) {
            case null -> Match.NOT_MATCHED;
            case TARGET -> Match.NOT_MATCHED_BY_TARGET;
            case SOURCE -> throw misplaced(at);
        };
    }

    private static NotRead misplaced(Mark at) {
        return NotRead.malformed(
                        "a row is changed that is not there, or added where there is one",
                        "insert what is not matched by the target, and update or delete what is")
                .at(at.position());
    }
}
