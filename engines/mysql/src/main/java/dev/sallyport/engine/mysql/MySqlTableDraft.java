package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.DefinitionNames;
import dev.sallyport.engine.sql.resolve.TableDraft;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TableIndex;
import java.util.List;
import java.util.Set;

/** A draft of a table whose expressions call what is on the list of its server. */
final class MySqlTableDraft {
    private final TableDraft table;
    private final DefinitionNames names;
    private final MySqlCalls calls;
    private final MySqlVersion server;

    MySqlTableDraft(TableDraft table, DefinitionNames names, MySqlCalls calls, MySqlVersion server) {
        this.table = table;
        this.names = names;
        this.calls = calls;
        this.server = server;
    }

    TableDraft table() {
        return table;
    }

    Set<String> functions() {
        return calls.functions();
    }

    MySqlVersion server() {
        return server;
    }

    /** Columns that the server compares, as the catalog calls them. */
    List<Name> compare(List<Name> columns, Mark at) {
        return columns.stream().map(column -> look(column, at)).toList();
    }

    /** A column at whose values the server looks. */
    Name look(Name column, Mark at) {
        table.look(column, at);
        return new Name(table.column(column, at));
    }

    /** A column that gets another definition. */
    Name change(Name column, Mark at) {
        table.change(column, at);
        return new Name(table.column(column, at));
    }

    /** A name for a column that has none like it beside it; the server keeps it as it is spelled. */
    Name fresh(Name column, Mark at) {
        table.requireNew(column, at);
        return new Name(column.spelled());
    }

    /** A condition on each row. */
    Expression condition(Expression condition) {
        return checked(table.over(condition));
    }

    /** What a column holds where nothing is written to it. */
    Expression value(Expression value) {
        return checked(names.constant(value));
    }

    private Expression checked(Expression expression) {
        return TableDraft.printed(calls.expression(expression));
    }

    TableIndex index(TableIndex index) {
        Name name = index.name() == null ? null : new Name(index.name().spelled());
        List<TableIndex.Key> keys =
                index.keys().stream().map(key -> key(key, index.at())).toList();
        return new TableIndex(index.unique(), name, keys, index.at());
    }

    private TableIndex.Key key(TableIndex.Key key, Mark at) {
        return switch (key.expression()) {
            case ColumnReference(var name, var _) ->
                new TableIndex.Key(plain(look(name.last(), at)), key.length(), key.descending());
            case Literal literal ->
                throw Unresolved.unsupported(
                        "an index has a constant for a key", "definitions.expressions", "name a column", literal.at());
            default -> {
                if (server.isMariaDb()) {
                    throw MySqlCalls.absent(
                            "an index by an expression",
                            "index the columns",
                            key.expression().at());
                }
                yield new TableIndex.Key(condition(key.expression()), 0, key.descending());
            }
        };
    }

    private static Expression plain(Name column) {
        return new ColumnReference(new QualifiedName(List.of(column)), Mark.NONE);
    }
}
