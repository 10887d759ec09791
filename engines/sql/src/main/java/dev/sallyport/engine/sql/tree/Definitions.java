package dev.sallyport.engine.sql.tree;

import dev.sallyport.engine.sql.tree.Definition.AlterTable;
import dev.sallyport.engine.sql.tree.Definition.Comment;
import dev.sallyport.engine.sql.tree.Definition.CreateIndex;
import dev.sallyport.engine.sql.tree.Definition.CreateTable;
import dev.sallyport.engine.sql.tree.Definition.CreateView;
import dev.sallyport.engine.sql.tree.Definition.DropTable;
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
            case CreateView(var view, var columns, var query, var at) ->
                new CreateView(view, columns, change.query(query), at);
        };
    }

    private TableChange of(TableChange one) {
        return switch (one) {
            case TableChange.AddColumn(var ifNotExists, var column) ->
                new TableChange.AddColumn(ifNotExists, of(column));
            case TableChange.SetDefault(var column, var value) ->
                new TableChange.SetDefault(column, change.perhaps(value));
            case TableChange.AddConstraint(var constraint) -> new TableChange.AddConstraint(of(constraint));
            case TableChange.DropColumn _,
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
            case Constraint.NotNull _, Constraint.Unique _, Constraint.References _ -> constraint.rule();
        };
        return new Constraint(constraint.name(), rule, constraint.at());
    }
}
