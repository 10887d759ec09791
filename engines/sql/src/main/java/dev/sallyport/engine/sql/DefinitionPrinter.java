package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Constraint;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Definition.AlterTable;
import dev.sallyport.engine.sql.tree.Definition.Comment;
import dev.sallyport.engine.sql.tree.Definition.CreateIndex;
import dev.sallyport.engine.sql.tree.Definition.CreateTable;
import dev.sallyport.engine.sql.tree.Definition.CreateView;
import dev.sallyport.engine.sql.tree.Definition.DropTable;
import dev.sallyport.engine.sql.tree.Definition.Truncate;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NewColumn;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TableChange;
import java.util.List;

/** Prints what changes the structure of a database. */
final class DefinitionPrinter {
    private final PrintBuffer out;
    private final ExpressionPrinter expressions;
    private final QueryPrinter queries;
    private final TermPrinter terms;

    DefinitionPrinter(PrintBuffer out) {
        this.out = out;
        this.expressions = new ExpressionPrinter(out);
        this.queries = new QueryPrinter(out);
        this.terms = new TermPrinter(out);
    }

    void print(Definition definition) {
        switch (definition) {
            case DropTable(var table, var ifExists, var _) ->
                out.add("DROP TABLE ").add(ifExists ? "IF EXISTS " : "").name(table);
            case Truncate(var tables, var restartsIdentity, var _) ->
                out.add("TRUNCATE TABLE ")
                        .list(tables, ", ", out::name)
                        .add(restartsIdentity ? " RESTART IDENTITY" : "");
            case Comment comment -> comment(comment);
            case CreateIndex index -> index(index);
            case AlterTable(var table, var ifExists, var changes, var _) ->
                out.add("ALTER TABLE ")
                        .add(ifExists ? "IF EXISTS " : "")
                        .name(table)
                        .add(" ")
                        .list(changes, ", ", this::change);
            case CreateTable table -> table(table);
            case CreateView(var view, var columns, var query, var _) -> {
                out.add("CREATE VIEW ").name(view);
                queries.columns(columns);
                out.add(" AS ");
                queries.query(query);
            }
        }
    }

    private void comment(Comment comment) {
        Name column = comment.column();
        out.add(column == null ? "COMMENT ON TABLE " : "COMMENT ON COLUMN ").name(comment.table());
        if (column != null) {
            out.add(".").name(column);
        }
        if (comment.text() == null) {
            out.add(" IS NULL");
        } else {
            expressions.after(" IS ", comment.text());
        }
    }

    private void index(CreateIndex index) {
        out.add(index.options().unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                .add(index.options().concurrently() ? "CONCURRENTLY " : "")
                .add(index.options().ifNotExists() ? "IF NOT EXISTS " : "");
        if (index.name() != null) {
            out.name(index.name()).add(" ");
        }
        out.add("ON ")
                .name(index.table())
                .add(" (")
                .list(index.keys(), ", ", this::key)
                .add(")");
        if (!index.included().isEmpty()) {
            out.add(" INCLUDE ").names(index.included());
        }
        queries.clause(" WHERE ", index.where());
    }

    /** Whatever is no plain column stands in parentheses. */
    private void key(SortKey key) {
        if (key.expression() instanceof ColumnReference) {
            expressions.print(key.expression());
        } else {
            inParentheses(key.expression());
        }
        expressions.order(key);
    }

    private void inParentheses(Expression expression) {
        out.add("(");
        expressions.print(expression);
        out.add(")");
    }

    private void table(CreateTable table) {
        out.add("CREATE TABLE ")
                .add(table.ifNotExists() ? "IF NOT EXISTS " : "")
                .name(table.table());
        out.add(" (").list(table.columns(), ", ", this::column);
        out.add(table.columns().isEmpty() || table.constraints().isEmpty() ? "" : ", ");
        out.list(table.constraints(), ", ", this::constraint).add(")");
    }

    private void column(NewColumn column) {
        out.name(column.name()).add(" ");
        terms.type(column.type());
        for (Constraint constraint : column.constraints()) {
            out.add(" ");
            constraint(constraint);
        }
    }

    private void constraint(Constraint constraint) {
        if (constraint.name() != null) {
            out.add("CONSTRAINT ").name(constraint.name()).add(" ");
        }
        switch (constraint.rule()) {
            case Constraint.NotNull() -> out.add("NOT NULL");
            case Constraint.Default(var value) -> value(value);
            case Constraint.Check(var condition) -> {
                out.add("CHECK ");
                inParentheses(condition);
            }
            case Constraint.Unique(var primary, var columns) -> {
                out.add(primary ? "PRIMARY KEY" : "UNIQUE");
                queries.columns(columns);
            }
            case Constraint.References(var columns, var other, var others) -> {
                foreignKey(columns);
                out.add("REFERENCES ").name(other);
                queries.columns(others);
            }
        }
    }

    private void foreignKey(List<Name> columns) {
        if (!columns.isEmpty()) {
            out.add("FOREIGN KEY ").names(columns).add(" ");
        }
    }

    private void value(Expression value) {
        out.add("DEFAULT ");
        inParentheses(value);
    }

    private void change(TableChange change) {
        switch (change) {
            case TableChange.AddColumn(var ifNotExists, var column) -> {
                out.add("ADD COLUMN ").add(ifNotExists ? "IF NOT EXISTS " : "");
                column(column);
            }
            case TableChange.DropColumn(var ifExists, var column) ->
                out.add("DROP COLUMN ").add(ifExists ? "IF EXISTS " : "").name(column);
            case TableChange.RenameColumn(var column, var to) ->
                out.add("RENAME COLUMN ").name(column).add(" TO ").name(to);
            case TableChange.RenameTable(var to) -> out.add("RENAME TO ").name(to);
            case TableChange.AddConstraint(var constraint) -> {
                out.add("ADD ");
                constraint(constraint);
            }
            case TableChange.Require(var column, var value) -> of(column).add(value ? "SET NOT NULL" : "DROP NOT NULL");
            case TableChange.SetType(var column, var type) -> {
                of(column).add("TYPE ");
                terms.type(type);
            }
            case TableChange.SetDefault(var column, var value) -> {
                of(column).add(value == null ? "DROP DEFAULT" : "SET ");
                if (value != null) {
                    value(value);
                }
            }
        }
    }

    private PrintBuffer of(Name column) {
        return out.add("ALTER COLUMN ").name(column).add(" ");
    }
}
