package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.run.DefinitionReversibility;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;

/** Whether what a statement does could be undone by another one; of several things the worst. */
final class PostgresReversibility {
    private PostgresReversibility() {}

    static Reversibility of(Reading.Understood understood) {
        return switch (understood.operation().kind()) {
            case READ -> Reversibility.NOTHING_TO_UNDO;
            case WRITE -> ofWrite(understood.operation());
            case DDL, UNKNOWN ->
                understood.tree() instanceof PostgresDefinition tree ? DefinitionReversibility.of(tree.definition()) : Reversibility.UNKNOWN;
        };
    }

    /** What code of the database does along, nobody knows; a generated column follows its row. */
    private static Reversibility ofWrite(Operation operation) {
        if (operation.risks().contains(Risk.TRIGGERS)) {
            return Reversibility.UNKNOWN;
        }
        boolean changes = operation.effects().stream()
                .filter(effect -> effect.cause() != Cause.GENERATED)
                .anyMatch(effect -> effect.verb() == Verb.UPDATE || effect.verb() == Verb.DELETE);
        return changes ? Reversibility.CONTENTS_LOST : Reversibility.REMOVABLE;
    }
}
