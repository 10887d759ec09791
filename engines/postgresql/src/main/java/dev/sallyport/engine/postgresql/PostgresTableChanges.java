package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.rules.RuledTable;
import dev.sallyport.engine.sql.rules.TableChanges;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.engine.sql.tree.TableChange.AddColumn;
import dev.sallyport.engine.sql.tree.TableChange.AddConstraint;
import dev.sallyport.engine.sql.tree.TableChange.DropColumn;
import dev.sallyport.engine.sql.tree.TableChange.RenameColumn;
import dev.sallyport.engine.sql.tree.TableChange.RenameTable;
import dev.sallyport.engine.sql.tree.TableChange.Require;
import dev.sallyport.engine.sql.tree.TableChange.SetDefault;
import dev.sallyport.engine.sql.tree.TableChange.SetType;
import java.util.List;

/** Resolves the changes of one table. */
final class PostgresTableChanges extends TableChanges {
    private final PostgresCatalog catalog;
    private final PostgresTableDraft draft;
    private final PostgresConstraints constraints;
    private final Mark at;

    PostgresTableChanges(PostgresCatalog catalog, PostgresTableDraft draft, PostgresConstraints constraints, Mark at) {
        this.catalog = catalog;
        this.draft = draft;
        this.constraints = constraints;
        this.at = at;
    }

    @Override
    protected TableChange added(TableChange change) {
        return change instanceof AddColumn(var ifNotExists, var column)
                ? new AddColumn(ifNotExists, constraints.add(column))
                : change;
    }

    @Override
    protected TableChange resolve(TableChange change) {
        return switch (change) {
            case AddColumn(var ifNotExists, var column) -> new AddColumn(ifNotExists, constraints.resolve(column));
            case AddConstraint(var constraint) -> new AddConstraint(constraints.resolve(constraint));
            case DropColumn drop -> {
                draft.change(drop.column(), at);
                yield drop;
            }
            case RenameColumn rename -> rename(rename);
            case RenameTable rename -> rename(rename);
            case TableChange.InsertColumn _,
                    TableChange.ChangeColumn _,
                    TableChange.AddIndex _,
                    TableChange.DropIndex _,
                    TableChange.RenameIndex _,
                    TableChange.DropPrimaryKey _,
                    TableChange.DropConstraint _,
                    TableChange.Manner _ -> throw PostgresDefinitions.ofAnother();
            case Require require -> {
                draft.change(require.column(), at);
                if (require.value()) {
                    draft.look(require.column(), at);
                }
                yield require;
            }
            case SetDefault(var column, var value) -> {
                draft.change(column, at);
                yield new SetDefault(column, value == null ? null : draft.value(value, draft.type(column, at)));
            }
            case SetType(var column, var type) -> {
                PostgresTypes.Target target = draft.types().target(type);
                draft.change(column, at);
                draft.compare(List.of(column), at);
                looksAgainAt(column.text());
                yield new SetType(column, target.printed());
            }
        };
    }

    /** Under another name a column could be another one to whoever grants and masks by names (hole T4). */
    private TableChange rename(RenameColumn rename) {
        draft.change(rename.column(), at);
        draft.look(rename.column(), at);
        draft.requireNew(rename.to(), at);
        draft.willHave(rename.to());
        return rename;
    }

    private TableChange rename(RenameTable rename) {
        RuledTable whole = catalog.of(draft.effect(0).target());
        rename(whole, rename.to().text(), column -> draft.uses(new Name(column)));
        return rename;
    }
}
