package dev.sallyport.engine.sql.rules;

import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a person may be told of the rows of a write before it runs, by the statement alone. */
public final class PreviewedRows {
    /** One sentence, whatever kept it from being counted; without the count nothing would hold the run to what was shown. */
    public static final Refusal UNCOUNTED = new Refusal(
            Reason.LIMIT,
            "the rows that it would change cannot be counted first, so nobody could be asked about them",
            "approvals.count",
            "write the condition without calls, casts and queries that may fail or take long");

    private static final Set<Cause> MORE_ROWS = EnumSet.of(Cause.CASCADE, Cause.TRIGGER, Cause.RULE);

    private PreviewedRows() {}

    /** Whether a write could be undone. What code of the database does along, nobody knows; a generated column follows its row. */
    public static Reversibility reversibility(Operation operation) {
        if (!operation.kind().mayWrite()) {
            return Reversibility.NOTHING_TO_UNDO;
        }
        if (operation.risks().contains(Risk.TRIGGERS)) {
            return Reversibility.UNKNOWN;
        }
        boolean changes = operation.effects().stream()
                .filter(effect -> effect.cause() != Cause.GENERATED)
                .anyMatch(effect -> effect.verb() == Verb.UPDATE || effect.verb() == Verb.DELETE);
        return changes ? Reversibility.CONTENTS_LOST : Reversibility.REMOVABLE;
    }

    /** Where other tables or code of the database come along, more rows change than the target's. */
    public static boolean isOfTargetAlone(Operation operation) {
        return !operation.risks().contains(Risk.TRIGGERS)
                && operation.effects().stream().noneMatch(effect -> MORE_ROWS.contains(effect.cause()));
    }

    /** Of what has no count, as far as its text tells. */
    public static Preview uncounted(Operation operation, Optional<Query> statement, Reversibility reversibility) {
        OptionalLong written =
                statement.map(query -> writtenOut(operation, query)).orElse(OptionalLong.empty());
        return new Preview(written, Optional.empty(), List.of(), List.of(), reversibility);
    }

    /** The rows of one insert that has them in its text; with a conflict, the most that it can change. */
    private static OptionalLong writtenOut(Operation operation, Query query) {
        if (!query.isPlain()
                || !(query.body() instanceof Insert insert)
                || operation.risks().contains(Risk.BULK)
                || !isOfTargetAlone(operation)) {
            return OptionalLong.empty();
        }
        if (insert.rows() == null) {
            return OptionalLong.of(1);
        }
        return insert.rows().body() instanceof Rows(var rows, var _)
                ? OptionalLong.of(rows.size())
                : OptionalLong.empty();
    }
}
