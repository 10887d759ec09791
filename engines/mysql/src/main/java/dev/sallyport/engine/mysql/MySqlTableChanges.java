package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.rules.Rule;
import dev.sallyport.engine.sql.rules.TableChanges;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.engine.sql.tree.TableChange.AddColumn;
import dev.sallyport.engine.sql.tree.TableChange.AddConstraint;
import dev.sallyport.engine.sql.tree.TableChange.AddIndex;
import dev.sallyport.engine.sql.tree.TableChange.ChangeColumn;
import dev.sallyport.engine.sql.tree.TableChange.DropColumn;
import dev.sallyport.engine.sql.tree.TableChange.DropConstraint;
import dev.sallyport.engine.sql.tree.TableChange.DropIndex;
import dev.sallyport.engine.sql.tree.TableChange.DropPrimaryKey;
import dev.sallyport.engine.sql.tree.TableChange.InsertColumn;
import dev.sallyport.engine.sql.tree.TableChange.Manner;
import dev.sallyport.engine.sql.tree.TableChange.Place;
import dev.sallyport.engine.sql.tree.TableChange.RenameColumn;
import dev.sallyport.engine.sql.tree.TableChange.RenameIndex;
import dev.sallyport.engine.sql.tree.TableChange.RenameTable;
import dev.sallyport.engine.sql.tree.TableChange.Require;
import dev.sallyport.engine.sql.tree.TableChange.SetDefault;
import dev.sallyport.engine.sql.tree.TableChange.SetType;
import dev.sallyport.engine.sql.tree.TableChange.Sort;
import org.jspecify.annotations.Nullable;

/** Resolves the changes of one table. */
final class MySqlTableChanges extends TableChanges {
    private final MySqlRelation whole;
    private final MySqlTableDraft draft;
    private final MySqlConstraints constraints;
    private final Mark at;

    /** @param whole the table with all of its columns, whoever may see them */
    MySqlTableChanges(MySqlRelation whole, MySqlTableDraft draft, MySqlConstraints constraints, Mark at) {
        this.whole = whole;
        this.draft = draft;
        this.constraints = constraints;
        this.at = at;
    }

    @Override
    protected TableChange added(TableChange change) {
        return switch (change) {
            case AddColumn(var ifNotExists, var column) -> new AddColumn(ifNotExists, constraints.add(column));
            case InsertColumn(var column, var place) -> new InsertColumn(constraints.add(column), place);
            default -> change;
        };
    }

    @Override
    protected TableChange resolve(TableChange change) {
        return switch (change) {
            case AddColumn(var ifNotExists, var column) -> new AddColumn(ifNotExists, constraints.resolve(column));
            case InsertColumn(var column, var place) -> new InsertColumn(constraints.resolve(column), place(place));
            case ChangeColumn(var former, var column, var place) -> change(former, column, place);
            case AddConstraint(var constraint) -> new AddConstraint(constraints.resolve(constraint));
            case AddIndex(var index) -> new AddIndex(draft.index(index));
            case DropColumn(var ifExists, var column) -> {
                looksAgain(column);
                yield new DropColumn(ifExists, draft.change(column, at));
            }
            case RenameColumn rename -> rename(rename);
            case RenameTable rename -> rename(rename);
            case SetDefault(var column, var value) ->
                new SetDefault(draft.change(column, at), value == null ? null : draft.value(value));
            case DropIndex(var index) -> new DropIndex(new Name(index.spelled()));
            case RenameIndex(var index, var to) -> new RenameIndex(new Name(index.spelled()), new Name(to.spelled()));
            case DropPrimaryKey drop -> drop;
            case DropConstraint(var sort, var constraint) -> {
                if (sort == Sort.CHECK && draft.server().isMariaDb()) {
                    throw MySqlCalls.absent("drop check", "write `drop constraint`", at);
                }
                yield new DropConstraint(sort, new Name(constraint.spelled()));
            }
            case Manner manner -> manner;
            case Require _, SetType _ -> throw new IllegalStateException("a definition is of another language");
        };
    }

    private Place place(Place place) {
        return place instanceof Place.After(var column)
                ? new Place.After(new Name(draft.table().column(column, at)))
                : place;
    }

    /** Whatever the values of the column are, they are converted, and the server looks at them. */
    private TableChange change(@Nullable Name former, NewColumn column, Place place) {
        MySqlColumnTypes.of(column.type(), at);
        Name old = former == null ? column.name() : former;
        Name known = draft.change(old, at);
        looksAgain(old);
        var _ = draft.look(old, at);
        boolean stays = column.name().equals(old);
        Name named = stays ? column.name() : draft.fresh(column.name(), at);
        draft.table().willHave(column.name().spelled());
        NewColumn resolved = constraints.resolve(new NewColumn(
                new Name(old.text(), former == null ? known.text() : named.spelled()),
                column.type(),
                column.constraints(),
                column.at()));
        return new ChangeColumn(former == null ? null : known, resolved, place(place));
    }

    /**
     * The server looks again at whatever holds for a column and others together: a key loses a column that goes. Where it is not
     * known which those are, it may be each of them.
     */
    private void looksAgain(Name column) {
        boolean known = whole.columns().stream().allMatch(MySqlColumn::readable)
                && whole.ruling().stream()
                        .noneMatch(rule -> rule instanceof Rule.Unique(var _, var _, var plain) && !plain);
        if (known) {
            looksAgainAt(draft.table().column(column, at));
        } else {
            whole.columns().stream()
                    .map(MySqlColumn::name)
                    .filter(name -> !MySqlNames.folded(name).equals(column.text()))
                    .forEach(draft.table()::uses);
        }
    }

    /** Under another name a column could be another one to whoever grants and masks by names (hole T4). */
    private TableChange rename(RenameColumn rename) {
        var _ = draft.change(rename.column(), at);
        Name known = draft.look(rename.column(), at);
        Name to = draft.fresh(rename.to(), at);
        draft.table().willHave(to.text());
        return new RenameColumn(known, to);
    }

    private TableChange rename(RenameTable rename) {
        rename(whole, rename.to().spelled(), draft.table()::uses);
        return new RenameTable(new Name(rename.to().spelled()));
    }
}
