package dev.sallyport.engine.sql.tree;

import dev.sallyport.engine.sql.tree.Definition.AlterTable;
import dev.sallyport.engine.sql.tree.Definition.Comment;
import dev.sallyport.engine.sql.tree.Definition.CreateIndex;
import dev.sallyport.engine.sql.tree.Definition.CreateIndexedTable;
import dev.sallyport.engine.sql.tree.Definition.CreateTable;
import dev.sallyport.engine.sql.tree.Definition.CreateTableIndex;
import dev.sallyport.engine.sql.tree.Definition.CreateView;
import dev.sallyport.engine.sql.tree.Definition.DropTable;
import dev.sallyport.engine.sql.tree.Definition.DropTableIndex;
import dev.sallyport.engine.sql.tree.Definition.Truncate;
import java.util.List;

/** The same definition over other expressions: the one place that knows where a definition holds some. */
final class Definitions {
    private final TreeMapper change;

    Definitions(TreeMapper change) {
        this.change = change;
    }

    Definition of(Definition definition) {
        return switch (definition) {
            case DropTable drop -> drop;
            case Truncate truncate -> truncate;
            case Comment(var table, var column, var text, var at) ->
                new Comment(table, column, change.perhaps(text), at);
            case CreateIndex(var options, var name, var table, var keys, var included, var where, var at) ->
                new CreateIndex(options, name, table, change.sortKeys(keys), included, change.perhaps(where), at);
            case AlterTable(var table, var ifExists, var changes, var at) ->
                new AlterTable(table, ifExists, changes.stream().map(this::of).toList(), at);
            case CreateTable(var table, var ifNotExists, var columns, var constraints, var at) ->
                new CreateTable(
                        table, ifNotExists, columns.stream().map(this::of).toList(), constraints(constraints), at);
            case CreateIndexedTable(var table, var columns, var elements, var options, var at) ->
                new CreateIndexedTable(
                        table,
                        columns.stream().map(this::of).toList(),
                        elements.stream().map(this::of).toList(),
                        options,
                        at);
            case CreateTableIndex(var table, var index, var manners, var at) ->
                new CreateTableIndex(table, of(index), manners, at);
            case DropTableIndex drop -> drop;
            case CreateView(var view, var columns, var query, var at) ->
                new CreateView(view, columns, change.query(query), at);
        };
    }

    private TableElement of(TableElement element) {
        return switch (element) {
            case Constraint constraint -> of(constraint);
            case TableIndex index -> of(index);
        };
    }

    private TableIndex of(TableIndex index) {
        List<TableIndex.Key> keys = index.keys().stream()
                .map(key -> new TableIndex.Key(change.expression(key.expression()), key.length(), key.descending()))
                .toList();
        return new TableIndex(index.unique(), index.name(), keys, index.at());
    }

    private TableChange of(TableChange one) {
        return switch (one) {
            case TableChange.AddColumn(var ifNotExists, var column) ->
                new TableChange.AddColumn(ifNotExists, of(column));
            case TableChange.SetDefault(var column, var value) ->
                new TableChange.SetDefault(column, change.perhaps(value));
            case TableChange.AddConstraint(var constraint) -> new TableChange.AddConstraint(of(constraint));
            case TableChange.InsertColumn(var column, var place) -> new TableChange.InsertColumn(of(column), place);
            case TableChange.ChangeColumn(var former, var column, var place) ->
                new TableChange.ChangeColumn(former, of(column), place);
            case TableChange.AddIndex(var index) -> new TableChange.AddIndex(of(index));
            case TableChange.DropIndex _,
                    TableChange.RenameIndex _,
                    TableChange.DropPrimaryKey _,
                    TableChange.DropConstraint _,
                    TableChange.Manner _,
                    TableChange.DropColumn _,
                    TableChange.RenameColumn _,
                    TableChange.RenameTable _,
                    TableChange.Require _,
                    TableChange.SetType _ -> one;
        };
    }

    private NewColumn of(NewColumn column) {
        return new NewColumn(column.name(), column.type(), constraints(column.constraints()), column.at());
    }

    private List<Constraint> constraints(List<Constraint> constraints) {
        return constraints.stream().map(this::of).toList();
    }

    private Constraint of(Constraint constraint) {
        Constraint.Rule rule = switch (constraint.rule()) {
            case Constraint.Default(var value) -> new Constraint.Default(change.expression(value));
            case Constraint.Check(var condition) -> new Constraint.Check(change.expression(condition));
            case Constraint.Touched(var clock) -> new Constraint.Touched(change.expression(clock));
            case Constraint.Remark(var text) -> new Constraint.Remark(change.expression(text));
            case Constraint.NotNull _,
                    Constraint.MayBeNull _,
                    Constraint.Counted _,
                    Constraint.Collated _,
                    Constraint.Unique _,
                    Constraint.References _ -> constraint.rule();
        };
        return new Constraint(constraint.name(), rule, constraint.at());
    }
}
