package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Definition;
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
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.TableChange;
import dev.sallyport.engine.sql.tree.TableOption;

/** Prints what changes the structure of a database. */
final class DefinitionPrinter {
    private final PrintBuffer out;
    private final ExpressionPrinter expressions;
    private final QueryPrinter queries;
    private final ColumnPrinter columns;
    private final ChangePrinter changes;

    DefinitionPrinter(PrintBuffer out) {
        this.out = out;
        this.expressions = new ExpressionPrinter(out);
        this.queries = new QueryPrinter(out);
        this.columns = new ColumnPrinter(out);
        this.changes = new ChangePrinter(out, columns);
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
                        .list(changes, ", ", this.changes::change);
            case CreateTable table -> table(table);
            case CreateIndexedTable table -> table(table);
            case CreateTableIndex(var table, var index, var manners, var _) -> {
                out.add("CREATE ");
                columns.index(index, table);
                out.list(manners, "", this::manner);
            }
            case DropTableIndex(var table, var index, var manners, var _) ->
                out.add("DROP INDEX ").name(index).add(" ON ").name(table).list(manners, "", this::manner);
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
            columns.inParentheses(key.expression());
        }
        expressions.order(key);
    }

    private void table(CreateTable table) {
        out.add("CREATE TABLE ")
                .add(table.ifNotExists() ? "IF NOT EXISTS " : "")
                .name(table.table());
        out.add(" (").list(table.columns(), ", ", columns::column);
        out.add(table.columns().isEmpty() || table.constraints().isEmpty() ? "" : ", ");
        out.list(table.constraints(), ", ", columns::constraint).add(")");
    }

    private void table(CreateIndexedTable table) {
        out.add("CREATE TABLE ").name(table.table());
        out.add(" (").list(table.columns(), ", ", columns::column);
        out.add(table.columns().isEmpty() || table.elements().isEmpty() ? "" : ", ");
        out.list(table.elements(), ", ", columns::element).add(")");
        for (TableOption option : table.options()) {
            out.add(" ").add(option.kind().name()).add("=").name(option.value());
        }
    }

    private void manner(TableChange.Manner manner) {
        out.add(" ");
        changes.change(manner);
    }
}
