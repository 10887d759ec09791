package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.rules.PreviewedRows;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.TableChange;
import java.util.Comparator;

/** Whether what a statement does could be undone by another one; of several things the worst. */
final class PostgresReversibility {
    private PostgresReversibility() {}

    static Reversibility of(Reading.Understood understood) {
        return switch (understood.operation().kind()) {
            case READ, WRITE -> PreviewedRows.reversibility(understood.operation());
            case DDL, UNKNOWN ->
                understood.tree() instanceof PostgresDefinition tree ? of(tree.definition()) : Reversibility.UNKNOWN;
        };
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
