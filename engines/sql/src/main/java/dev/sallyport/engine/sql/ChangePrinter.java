package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TableChange;

/** Prints what is changed of a table. */
final class ChangePrinter {
    private final PrintBuffer out;
    private final ColumnPrinter columns;

    ChangePrinter(PrintBuffer out, ColumnPrinter columns) {
        this.out = out;
        this.columns = columns;
    }

    void change(TableChange change) {
        switch (change) {
            case TableChange.AddColumn(var ifNotExists, var column) -> {
                out.add("ADD COLUMN ").add(ifNotExists ? "IF NOT EXISTS " : "");
                columns.column(column);
            }
            case TableChange.DropColumn(var ifExists, var column) ->
                out.add("DROP COLUMN ").add(ifExists ? "IF EXISTS " : "").name(column);
            case TableChange.RenameColumn(var column, var to) ->
                out.add("RENAME COLUMN ").name(column).add(" TO ").name(to);
            case TableChange.RenameTable(var to) -> out.add("RENAME TO ").name(to);
            case TableChange.AddConstraint(var constraint) -> {
                out.add("ADD ");
                columns.constraint(constraint);
            }
            case TableChange.InsertColumn(var column, var place) -> {
                out.add("ADD COLUMN ");
                columns.column(column);
                place(place);
            }
            case TableChange.ChangeColumn changed -> column(changed);
            case TableChange.KeyChange ofKeys -> key(ofKeys);
            case TableChange.Manner(var question, var answer) ->
                out.add(question.name()).add("=").add(answer);
            case TableChange.Require(var column, var value) -> of(column).add(value ? "SET NOT NULL" : "DROP NOT NULL");
            case TableChange.SetType(var column, var type) -> {
                of(column).add("TYPE ");
                columns.type(type);
            }
            case TableChange.SetDefault(var column, var value) -> {
                of(column).add(value == null ? "DROP DEFAULT" : "SET ");
                if (value != null) {
                    columns.value(value);
                }
            }
        }
    }

    private PrintBuffer of(Name column) {
        return out.add("ALTER COLUMN ").name(column).add(" ");
    }

    private void column(TableChange.ChangeColumn changed) {
        Name former = changed.former();
        out.add(former == null ? "MODIFY COLUMN " : "CHANGE COLUMN ");
        if (former != null) {
            out.name(former).add(" ");
        }
        columns.column(changed.column());
        place(changed.place());
    }

    private void key(TableChange.KeyChange change) {
        switch (change) {
            case TableChange.AddIndex(var index) -> {
                out.add("ADD ");
                columns.index(index, null);
            }
            case TableChange.DropIndex(var index) -> out.add("DROP INDEX ").name(index);
            case TableChange.RenameIndex(var index, var to) ->
                out.add("RENAME INDEX ").name(index).add(" TO ").name(to);
            case TableChange.DropPrimaryKey() -> out.add("DROP PRIMARY KEY");
            case TableChange.DropConstraint(var sort, var constraint) ->
                out.add("DROP ").add(sort.name().replace('_', ' ')).add(" ").name(constraint);
        }
    }

    private void place(TableChange.Place place) {
        switch (place) {
            case TableChange.Place.Unsaid() -> {}
            case TableChange.Place.First() -> out.add(" FIRST");
            case TableChange.Place.After(var column) -> out.add(" AFTER ").name(column);
        }
    }
}
