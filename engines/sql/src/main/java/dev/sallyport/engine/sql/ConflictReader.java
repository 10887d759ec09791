package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert.Conflict;
import dev.sallyport.engine.sql.tree.Insert.Replacement;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.insert.InsertDuplicateAction;
import org.jspecify.annotations.Nullable;

/** Maps what is done with a row that is there already: {@code ON CONFLICT}, and the forms of a duplicate key. */
final class ConflictReader {
    private final ExpressionReader expressions;
    private final AssignmentReader assignments;

    ConflictReader(ExpressionReader expressions, AssignmentReader assignments) {
        this.expressions = expressions;
        this.assignments = assignments;
    }

    @Nullable
    Conflict of(Insert insert, Mark at) throws NotRead {
        if (!insert.isModifierIgnore() && insert.getDuplicateAction() == null) {
            return onConflict(insert.getConflictTarget(), insert.getConflictAction(), at);
        }
        if (!expressions.names().has(WriteForm.DUPLICATE_KEY)) {
            throw NotRead.unsupported(insert.isModifierIgnore() ? "ignore" : "on duplicate key")
                    .at(at.position());
        }
        if (insert.getConflictAction() != null || insert.getConflictTarget() != null) {
            throw NotRead.unsupported("on conflict").at(at.position());
        }
        return insert.isModifierIgnore() ? ignored(insert, at) : duplicate(insert.getDuplicateAction(), at);
    }

    /** The row that is there goes. */
    Conflict removal(Mark at) {
        Replacement none = new Replacement(TableReference.NOT_NUMBERED, List.of(), null);
        return new Conflict(null, List.of(), null, none, at);
    }

    private static Conflict ignored(Insert insert, Mark at) throws NotRead {
        if (insert.getDuplicateAction() != null) {
            throw NotRead.unsupported("ignore with on duplicate key").at(at.position());
        }
        return new Conflict(null, List.of(), null, null, at);
    }

    private Conflict duplicate(InsertDuplicateAction action, Mark at) throws NotRead {
        WriteShapes.DUPLICATE_ACTION.check(action);
        if (action.getConflictActionType() != ConflictActionType.DO_UPDATE
                || orNone(action.getUpdateSets()).isEmpty()) {
            throw NotRead.unsupported("on duplicate key without an update").at(at.position());
        }
        Replacement update =
                new Replacement(TableReference.NOT_NUMBERED, assignments.assignments(action.getUpdateSets(), at), null);
        return new Conflict(null, List.of(), null, update, at);
    }

    private @Nullable Conflict onConflict(
            @Nullable InsertConflictTarget target, @Nullable InsertConflictAction action, Mark at) throws NotRead {
        if (action == null) {
            if (target != null) {
                throw NotRead.unsupported("on conflict without an action").at(at.position());
            }
            return null;
        }
        WriteShapes.CONFLICT_ACTION.check(action);
        List<Name> arbiter = new ArrayList<>();
        Name constraint = null;
        Expression where = null;
        if (target != null) {
            WriteShapes.CONFLICT_TARGET.check(target);
            for (Index.ColumnParams column : target.getIndexElements()) {
                WriteShapes.INDEX_COLUMN.check(column);
                arbiter.add(expressions.names().column(column.getColumnName()));
            }
            where = where(target.getWhereExpression(), at);
            constraint = target.getConstraintName() == null
                    ? null
                    : expressions.names().column(target.getConstraintName());
        }
        return new Conflict(constraint, arbiter, where, replacement(action, at), at);
    }

    private @Nullable Replacement replacement(InsertConflictAction action, Mark at) throws NotRead {
        return switch (action.getConflictActionType()) {
            case DO_UPDATE ->
                new Replacement(
                        TableReference.NOT_NUMBERED,
                        assignments.assignments(action.getUpdateSets(), at),
                        where(action.getWhereExpression(), at));
            case DO_NOTHING -> {
                if (!orNone(action.getUpdateSets()).isEmpty() || action.getWhereExpression() != null) {
                    throw NotRead.unsupported("do nothing with a part").at(at.position());
                }
                yield null;
            }
            case NOTHING ->
                throw NotRead.unsupported("on conflict without an action").at(at.position());
        };
    }

    private @Nullable Expression where(net.sf.jsqlparser.expression.@Nullable Expression where, Mark at)
            throws NotRead {
        return where == null ? null : expressions.read(where, at);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
