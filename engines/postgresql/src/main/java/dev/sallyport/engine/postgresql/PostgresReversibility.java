package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.rules.PreviewedRows;
import dev.sallyport.engine.sql.run.DefinitionReversibility;

/** Whether what a statement does could be undone by another one; of several things the worst. */
final class PostgresReversibility {
    private PostgresReversibility() {}

    static Reversibility of(Reading.Understood understood) {
        return switch (understood.operation().kind()) {
            case READ, WRITE -> PreviewedRows.reversibility(understood.operation());
            case DDL, UNKNOWN ->
                understood.tree() instanceof PostgresDefinition tree
                        ? DefinitionReversibility.of(tree.definition())
                        : Reversibility.UNKNOWN;
        };
    }
}
