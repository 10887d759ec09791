package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.Insert.Overriding;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import net.sf.jsqlparser.statement.upsert.UpsertType;
import org.jspecify.annotations.Nullable;

/** Maps what changes rows, without the WITH before it. */
final class WriteReader {
    private final ExpressionReader expressions;
    private final FromReader from;
    private final SelectReader selects;
    private final QueryReader queries;
    private final AssignmentReader assignments;
    private final ConflictReader conflicts;

    WriteReader(ExpressionReader expressions, FromReader from, SelectReader selects, QueryReader queries) {
        this.expressions = expressions;
        this.from = from;
        this.selects = selects;
        this.queries = queries;
        this.assignments = new AssignmentReader(expressions);
        this.conflicts = new ConflictReader(expressions, assignments);
    }

    Write insert(Insert insert, Mark at) throws NotRead {
        WriteShapes.INSERT.check(insert);
        FromItem.TableReference target = target(insert.getTable(), at);
        List<Name> columns = assignments.columns(insert.getColumns());
        return new dev.sallyport.engine.sql.tree.Insert(
                target,
                columns,
                overriding(insert, at),
                rows(insert.getSelect(), insert.isOnlyDefaultValues(), at),
                conflicts.of(insert, at),
                returning(insert.getReturningClause(), at),
                at);
    }

    /** {@code REPLACE}, which is an insert before which the rows in its way go. */
    Write replace(Upsert replace, Mark at) throws NotRead {
        WriteShapes.REPLACE.check(replace);
        if (replace.getUpsertType() != UpsertType.REPLACE
                || !expressions.names().has(WriteForm.DUPLICATE_KEY)) {
            throw NotRead.unsupported("upsert").at(at.position());
        }
        FromItem.TableReference target = target(replace.getTable(), at);
        return new dev.sallyport.engine.sql.tree.Insert(
                target,
                assignments.columns(replace.getColumns()),
                Overriding.NONE,
                rows(replace.getSelect(), false, at),
                conflicts.removal(at),
                List.of(),
                at);
    }

    Write update(Update update, Mark at) throws NotRead {
        WriteShapes.UPDATE.check(update);
        FromItem.TableReference target = target(update.getTable(), at);
        List<FromItem> beside = beside(update.getTable(), update.getStartJoins(), "join of the target", at);
        List<FromItem> others = beside.isEmpty() ? from.read(update.getFromItem(), update.getJoins(), at) : beside;
        if (!beside.isEmpty() && update.getFromItem() != null) {
            throw NotRead.unsupported("from behind a join of the target").at(at.position());
        }
        Name qualifier = beside.isEmpty() ? null : target.shownAs();
        return new dev.sallyport.engine.sql.tree.Update(
                target,
                assignments.assignments(update.getUpdateSets(), qualifier, at),
                others,
                where(update.getWhere(), at),
                returning(update.getReturningClause(), at),
                at);
    }

    /** What stands beside the target in its own list, where the server has that. */
    private List<FromItem> beside(Table target, @Nullable List<Join> joins, String construct, Mark at) throws NotRead {
        if (joins == null || joins.isEmpty()) {
            return List.of();
        }
        if (!expressions.names().has(WriteForm.JOINED)) {
            throw NotRead.unsupported(construct).at(at.position());
        }
        List<FromItem> all = from.read(target, joins, at);
        if (all.size() != joins.size() + 1) {
            throw NotRead.unsupported(construct).at(at.position());
        }
        return all.subList(1, all.size());
    }

    Write delete(Delete delete, Mark at) throws NotRead {
        WriteShapes.DELETE.check(delete);
        if (!delete.isHasFrom()) {
            throw NotRead.unsupported("delete without from").at(at.position());
        }
        FromItem.TableReference target = target(delete.getTable(), at);
        List<FromItem> using = new ArrayList<>(beside(delete.getTable(), delete.getJoins(), "join of a delete", at));
        requireTarget(orNone(delete.getTables()), target, !using.isEmpty(), at);
        for (var item : orNone(delete.getUsingFromItemList())) {
            using.addAll(from.read(item, null, at));
        }
        Expression where = where(delete.getWhere(), at);
        return new dev.sallyport.engine.sql.tree.Delete(
                target, using, where, returning(delete.getReturningClause(), at), at);
    }

    /** A list of targets names the first of the tables, and stands where there are others. */
    private void requireTarget(List<Table> targets, FromItem.TableReference target, boolean joined, Mark at)
            throws NotRead {
        boolean named = targets.size() == 1
                && target(targets.getFirst(), at).name().equals(new QualifiedName(List.of(target.shownAs())));
        if (joined != named || (!joined && !targets.isEmpty())) {
            throw NotRead.unsupported("list of targets").at(at.position());
        }
    }

    /** @param table nothing where the parser went on without one, as after the words of a DELETE alone */
    FromItem.TableReference target(@Nullable Table table, Mark at) throws NotRead {
        if (table == null) {
            throw NotRead.malformed("the statement names no table", "name the table that it changes")
                    .at(at.position());
        }
        if (from.read(table, null, at).getFirst() instanceof FromItem.TableReference target
                && target.columnAliases().isEmpty()) {
            return target;
        }
        throw NotRead.unsupported("columns of the target's alias").at(at.position());
    }

    /** A row of defaults has no values of its own that could stand. */
    private static Overriding overriding(Insert insert, Mark at) throws NotRead {
        Overriding overriding = switch (insert.getOverridingMode()) {
            case NONE -> Overriding.NONE;
            case SYSTEM -> Overriding.SYSTEM;
            case USER -> Overriding.USER;
        };
        if (insert.isOnlyDefaultValues() && overriding != Overriding.NONE) {
            throw NotRead.unsupported("overriding of default values").at(at.position());
        }
        return overriding;
    }

    private @Nullable Query rows(@Nullable Select select, boolean defaults, Mark at) throws NotRead {
        if ((select == null) != defaults) {
            throw NotRead.unsupported("insert without rows").at(at.position());
        }
        if (select instanceof Values values) {
            prepareDefaults(values.getExpressions(), at);
        }
        return select == null ? null : queries.query(select, at);
    }

    /** In the rows of VALUES, and nowhere below them, `DEFAULT` stands for a value. */
    private void prepareDefaults(ExpressionList<?> values, Mark at) throws NotRead {
        for (var value : values) {
            if (value instanceof ParenthesedExpressionList<?> row) {
                prepareDefaults(row, at);
            } else if (AssignmentReader.isDefault(value)) {
                expressions.prepare(value, new Expression.DefaultValue(at));
            }
        }
    }

    private @Nullable Expression where(net.sf.jsqlparser.expression.@Nullable Expression where, Mark at)
            throws NotRead {
        return where == null ? null : expressions.read(where, at);
    }

    List<SelectItem> returning(@Nullable ReturningClause returning, Mark at) throws NotRead {
        if (returning == null) {
            return List.of();
        }
        WriteShapes.RETURNING.check(returning);
        return selects.items(returning, at);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
