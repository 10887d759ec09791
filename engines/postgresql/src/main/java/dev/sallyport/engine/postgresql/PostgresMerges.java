package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Merge.Match;
import java.util.ArrayList;
import java.util.List;

/** Types MERGE, as far as the server's version has it. */
final class PostgresMerges {
    /** The first version that returns what a MERGE did, and that knows rows without one in the source. */
    static final int RETURNS = 170_000;

    private final PostgresTyping typing;
    private final PostgresQueries queries;
    private final PostgresSelects selects;
    private final PostgresWrites writes;

    PostgresMerges(PostgresTyping typing, PostgresQueries queries, PostgresSelects selects, PostgresWrites writes) {
        this.typing = typing;
        this.queries = queries;
        this.selects = selects;
        this.writes = writes;
    }

    Merge merge(Merge merge) {
        if (!merge.returning().isEmpty()) {
            requireVersion("`returning` of a merge", merge.at());
        }
        FromItem source = selects.from(merge.source());
        Expression on = typing.conjunct(merge.on());
        List<Merge.Action> actions = new ArrayList<>();
        for (Merge.Action action : merge.actions()) {
            if (action.match() == Match.NOT_MATCHED_BY_SOURCE || action.match() == Match.NOT_MATCHED_BY_TARGET) {
                requireVersion("`" + action.match().words().toLowerCase(java.util.Locale.ROOT) + "`", action.at());
            }
            actions.add(new Merge.Action(
                    action.reference(),
                    action.match(),
                    queries.condition(action.condition()),
                    effect(action.effect(), merge),
                    action.at()));
        }
        return new Merge(merge.target(), source, on, actions, merge.returning(), merge.at());
    }

    private Merge.Effect effect(Merge.Effect effect, Merge merge) {
        return switch (effect) {
            case Merge.Change(var assignments) -> new Merge.Change(writes.assignments(assignments, merge.target()));
            case Merge.Remove remove -> remove;
            case Merge.Add(var columns, var values) -> {
                List<Expression> typed = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    typed.add(writes.value(values.get(i), writes.type(merge.target(), columns.get(i))));
                }
                yield new Merge.Add(columns, typed);
            }
        };
    }

    private void requireVersion(String construct, Mark at) {
        if (typing.types().serverVersion() < RETURNS) {
            throw Unresolved.unsupported(
                    construct + " is not known to this version of the server",
                    "writes.version",
                    "write it as a statement of its own",
                    at);
        }
    }
}
