package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.QueryResolver.Body;
import dev.sallyport.engine.sql.resolve.WriteResolver.Target;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves every name of a MERGE. What is compared is the target's own reference; each action has a number of its own, and
 * finds only the rows that there are for it.
 */
final class MergeResolver {
    private final WriteResolver writes;
    private final FromResolver tables;
    private final Environment environment;

    MergeResolver(WriteResolver writes, FromResolver tables, Environment environment) {
        this.writes = writes;
        this.tables = tables;
        this.environment = environment;
    }

    Body resolve(Merge merge) {
        Target target = writes.target(merge);
        FromResolver.Resolved source = tables.resolve(merge.source(), Scope.EMPTY.inside(environment.outer()));
        Scope both = beside(target, source);
        Expression on = writes.names(both).resolve(merge.on());
        List<Merge.Action> actions = new ArrayList<>();
        for (Merge.Action action : merge.actions()) {
            actions.add(action(action, writes.again(target), source));
        }
        List<Output> returning =
                writes.returning(merge.returning(), writes.withVersions(sourceFirst(target, source), target));
        Merge resolved = new Merge(target.table(), source.item(), on, actions, List.copyOf(returning), merge.at());
        return writes.body(resolved, returning);
    }

    private static Scope beside(Target target, FromResolver.Resolved source) {
        return target.scope().with(source.scope(), target.scope().entriesWith(source.scope()));
    }

    /** The order of `*` behind RETURNING. */
    private Scope sourceFirst(Target target, FromResolver.Resolved source) {
        return source.scope()
                .with(target.scope(), source.scope().entriesWith(target.scope()))
                .inside(environment.outer());
    }

    private Merge.Action action(Merge.Action action, Target target, FromResolver.Resolved source) {
        Scope alone =
                action.match().hasTarget() ? target.scope() : source.scope().inside(environment.outer());
        boolean pair = action.match() == Merge.Match.MATCHED;
        NameResolver names = writes.names(pair ? beside(target, source) : alone);
        Expression condition = WriteResolver.perhaps(action.condition(), names);
        Merge.Effect effect = effect(action, target, names);
        return new Merge.Action(target.table().reference(), action.match(), condition, effect, action.at());
    }

    private Merge.Effect effect(Merge.Action action, Target target, NameResolver names) {
        return switch (action.effect()) {
            case Merge.Change(var assignments) ->
                new Merge.Change(Assignments.resolve(assignments, target, names, action.at()));
            case Merge.Remove remove -> remove;
            case Merge.Add(var columns, var values) -> {
                List<Name> written = Assignments.columns(columns, target, values.size(), action.at());
                yield new Merge.Add(written, values.stream().map(names::resolve).toList());
            }
        };
    }
}
