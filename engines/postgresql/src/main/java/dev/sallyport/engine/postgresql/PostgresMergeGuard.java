package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a MERGE to the rows that exist for the principal (holes W7).
 *
 * <p>A row that one of its actions must not see is no row for any of them: else the first action that may not have it would
 * leave it to the next one, which was written for other rows. So the condition of the pairs holds every filter, and so does
 * each action on a row of the target, which without one in the source is compared with nothing.
 *
 * <p>What is written is checked where it is returned. A server that returns nothing of a MERGE cannot check it: there an
 * action that could leave a row outside of the filter makes the whole statement fail, whatever the rows are.
 */
final class PostgresMergeGuard {
    private final PostgresSource sources;
    private final PostgresTargets targets;
    private final boolean returns;

    PostgresMergeGuard(PostgresSource sources, PostgresTargets targets, int serverVersion) {
        this.sources = sources;
        this.targets = targets;
        this.returns = serverVersion >= PostgresMerges.RETURNS;
    }

    /** What must hold for each row that is there, and for each that is left behind. */
    private record Filters(PostgresRelation relation, Name target, List<Expression> there, List<Expression> written) {
        /** The columns that decide whether a row is inside. */
        Set<String> columns() {
            return written.stream()
                    .flatMap(filter -> Columns.in(filter).stream())
                    .filter(column -> column.relation().equals(target))
                    .map(column -> column.column().text())
                    .collect(Collectors.toSet());
        }
    }

    Merge guarded(Merge merge, TableReference target) {
        Filters filters = filters(merge, target);
        List<Merge.Action> actions =
                merge.actions().stream().map(action -> kept(action, filters)).toList();
        return new Merge(
                target, merge.source(), pairs(merge.on(), filters), actions, returning(merge, filters), merge.at());
    }

    private Filters filters(Merge merge, TableReference target) {
        Stream<Integer> changing = merge.actions().stream()
                .filter(action -> action.match().hasTarget())
                .map(Merge.Action::reference);
        Stream<Integer> all = merge.actions().stream().map(Merge.Action::reference);
        return new Filters(
                targets.covered(target.reference()).relation(),
                target.shownAs(),
                each(Stream.concat(Stream.of(target.reference()), changing), target),
                each(Stream.concat(Stream.of(target.reference()), all), target));
    }

    private List<Expression> each(Stream<Integer> references, TableReference target) {
        return references
                .flatMap(reference -> targets.filter(target, reference).stream())
                .distinct()
                .toList();
    }

    /** The filter decides before the condition sees the row; what tells by nothing but its result also stands before it. */
    private Expression pairs(Expression on, Filters filters) {
        if (filters.there.isEmpty()) {
            return on;
        }
        List<Expression> conditions = new ArrayList<>();
        Conditions.conjuncts(on).stream().filter(sources::isPlainEquality).forEach(conditions::add);
        conditions.add(only(filters.there, on));
        return all(conditions);
    }

    private Merge.Action kept(Merge.Action action, Filters filters) {
        Expression condition = action.condition();
        if (!returns && mayLeave(action, filters)) {
            condition = Sql.operator("=", PostgresTargets.check(new BooleanLiteral(false, Mark.NONE)), Sql.integer(1));
        } else if (action.match().hasTarget() && !filters.there.isEmpty()) {
            condition = only(filters.there, condition);
        }
        return new Merge.Action(action.reference(), action.match(), condition, action.effect(), action.at());
    }

    private static Expression only(List<Expression> filters, @Nullable Expression condition) {
        Expression otherwise = new BooleanLiteral(false, Mark.NONE);
        return Sql.when(all(filters), condition == null ? new BooleanLiteral(true, Mark.NONE) : condition, otherwise);
    }

    private static Expression all(List<Expression> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new Logical(Connective.AND, conditions, Mark.NONE);
    }

    private List<SelectItem> returning(Merge merge, Filters filters) {
        boolean writes = merge.actions().stream().anyMatch(action -> !(action.effect() instanceof Merge.Remove));
        return returns && writes
                ? PostgresTargets.checked(merge.returning(), filters.written.stream())
                : merge.returning();
    }

    /** Whether a row may be outside after the action that was inside before, or was not there. */
    private static boolean mayLeave(Merge.Action action, Filters filters) {
        return !filters.written.isEmpty()
                && switch (action.effect()) {
                    case Merge.Remove() -> false;
                    case Merge.Add _ -> true;
                    case Merge.Change(var assignments) -> mayLeave(assignments, filters);
                };
    }

    private static boolean mayLeave(List<Assignment> assignments, Filters filters) {
        Set<String> deciding = filters.columns();
        boolean assigned = assignments.stream()
                .flatMap(each -> each.columns().stream())
                .anyMatch(column -> deciding.contains(column.text()));
        boolean computed = filters.relation.columns().stream()
                .anyMatch(column -> column.generated() && deciding.contains(column.name()));
        boolean code = filters.relation.ruling().stream()
                .anyMatch(rule -> rule instanceof Rule.Code(var verbs) && verbs.contains(Verb.UPDATE));
        return assigned || computed || code;
    }
}
