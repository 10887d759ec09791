package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.Comparator;

/** Whether what a statement does could be undone by another one; of several things the worst. */
final class PostgresReversibility {
    private PostgresReversibility() {}

    static Reversibility of(Reading.Understood understood) {
        return switch (understood.operation().kind()) {
            case READ -> Reversibility.NOTHING_TO_UNDO;
            case WRITE -> ofWrite(understood.operation());
            case DDL, UNKNOWN ->
                understood.tree() instanceof PostgresDefinition tree ? of(tree.definition()) : Reversibility.UNKNOWN;
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

    private static Reversibility of(Definition definition) {
        return switch (definition) {
            case Definition.DropTable _, Definition.Truncate _ -> Reversibility.IRREVERSIBLE;
            case Definition.Comment _ -> Reversibility.CONTENTS_LOST;
            case Definition.CreateIndex _, Definition.CreateTable _, Definition.CreateView _ -> Reversibility.REMOVABLE;
            case Definition.AlterTable(var _, var _, var changes, var _) ->
                changes.stream()
                        .map(PostgresReversibility::of)
                        .max(Comparator.naturalOrder())
                        .orElse(Reversibility.UNKNOWN);
        };
    }

    /** A name or a NOT NULL is put back as it was; a default that was there before is gone. */
    private static Reversibility of(TableChange change) {
        return switch (change) {
            case TableChange.AddColumn _, TableChange.AddConstraint _ -> Reversibility.REMOVABLE;
            case TableChange.RenameColumn _, TableChange.RenameTable _, TableChange.Require _ ->
                Reversibility.REMOVABLE;
            case TableChange.SetDefault _ -> Reversibility.CONTENTS_LOST;
            case TableChange.DropColumn _, TableChange.SetType _ -> Reversibility.IRREVERSIBLE;
        };
    }
}
