package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.TableChange;
import java.util.Comparator;

/** Whether what a definition does could be undone by another one; of several changes the worst. */
public final class DefinitionReversibility {
    private DefinitionReversibility() {}

    /** Of the definition alone, whatever is in its tables. */
    public static Reversibility of(Definition definition) {
        return switch (definition) {
            case Definition.DropTable _, Definition.Truncate _ -> Reversibility.IRREVERSIBLE;
            case Definition.Comment _, Definition.DropTableIndex _ -> Reversibility.CONTENTS_LOST;
            case Definition.CreateIndex _,
                    Definition.CreateTableIndex _,
                    Definition.CreateTable _,
                    Definition.CreateIndexedTable _,
                    Definition.CreateView _ -> Reversibility.REMOVABLE;
            case Definition.AlterTable(var _, var _, var changes, var _) ->
                changes.stream()
                        .map(DefinitionReversibility::of)
                        .max(Comparator.naturalOrder())
                        .orElse(Reversibility.UNKNOWN);
        };
    }

    /** A name or a NOT NULL is put back as it was; a default, an index or a constraint that was there before is gone. */
    private static Reversibility of(TableChange change) {
        return switch (change) {
            case TableChange.Manner _ -> Reversibility.NOTHING_TO_UNDO;
            case TableChange.AddColumn _,
                    TableChange.InsertColumn _,
                    TableChange.AddConstraint _,
                    TableChange.AddIndex _,
                    TableChange.RenameIndex _,
                    TableChange.RenameColumn _,
                    TableChange.RenameTable _,
                    TableChange.Require _ -> Reversibility.REMOVABLE;
            case TableChange.SetDefault _,
                    TableChange.DropIndex _,
                    TableChange.DropConstraint _,
                    TableChange.DropPrimaryKey _ -> Reversibility.CONTENTS_LOST;
            case TableChange.DropColumn _, TableChange.SetType _, TableChange.ChangeColumn _ ->
                Reversibility.IRREVERSIBLE;
        };
    }
}
