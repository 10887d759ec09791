package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same write over other parts: the one place that knows what a write is made of. */
final class Writes {
    private final TreeMapper change;

    Writes(TreeMapper change) {
        this.change = change;
    }

    Write of(Write write) {
        return switch (write) {
            case Insert insert -> insert(insert);
            case Update(var target, var assignments, var from, var where, var returning, var at) -> {
                FromItem.TableReference table = change.target(target);
                List<FromItem> items = from.stream().map(change::from).toList();
                Expression condition = change.perhaps(where);
                yield new Update(table, assignments(assignments), items, condition, items(returning), at);
            }
            case Delete(var target, var using, var where, var returning, var at) -> {
                FromItem.TableReference table = change.target(target);
                List<FromItem> items = using.stream().map(change::from).toList();
                yield new Delete(table, items, change.perhaps(where), items(returning), at);
            }
            case Merge merge -> merge(merge);
        };
    }

    private Merge merge(Merge merge) {
        FromItem.TableReference target = change.target(merge.target());
        FromItem source = change.from(merge.source());
        Expression on = change.expression(merge.on());
        List<Merge.Action> actions = merge.actions().stream()
                .map(action -> new Merge.Action(
                        action.reference(),
                        action.match(),
                        change.perhaps(action.condition()),
                        effect(action.effect()),
                        action.at()))
                .toList();
        return new Merge(target, source, on, actions, items(merge.returning()), merge.at());
    }

    private Merge.Effect effect(Merge.Effect effect) {
        return switch (effect) {
            case Merge.Change(var assignments) -> new Merge.Change(assignments(assignments));
            case Merge.Remove remove -> remove;
            case Merge.Add(var columns, var values) -> new Merge.Add(columns, change.expressions(values));
        };
    }

    private Insert insert(Insert insert) {
        FromItem.TableReference target = change.target(insert.target());
        Query rows = insert.rows() == null ? null : change.query(insert.rows());
        return new Insert(
                target,
                insert.columns(),
                insert.overriding(),
                rows,
                conflict(insert.conflict()),
                items(insert.returning()),
                insert.at());
    }

    private Insert.@Nullable Conflict conflict(Insert.@Nullable Conflict conflict) {
        return conflict == null
                ? null
                : new Insert.Conflict(
                        conflict.constraint(),
                        conflict.arbiter(),
                        change.perhaps(conflict.where()),
                        replacement(conflict.update()),
                        conflict.at());
    }

    private Insert.@Nullable Replacement replacement(Insert.@Nullable Replacement update) {
        return update == null
                ? null
                : new Insert.Replacement(
                        update.reference(), assignments(update.assignments()), change.perhaps(update.where()));
    }

    private List<Assignment> assignments(List<Assignment> assignments) {
        return assignments.stream()
                .map(each -> new Assignment(each.columns(), change.expression(each.value()), each.at()))
                .toList();
    }

    private List<SelectItem> items(List<SelectItem> items) {
        return items.stream().map(change::item).toList();
    }
}
