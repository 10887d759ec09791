package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Environment.Column;
import dev.sallyport.engine.sql.resolve.FromResolver.Resolved;
import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.Calls;
import dev.sallyport.engine.sql.tree.FromItem.FunctionTable;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonColumns;
import dev.sallyport.engine.sql.tree.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Resolves functions in FROM: their arguments by what stands before them, their columns by what they return. */
final class FunctionResolver {
    private final QueryResolver queries;
    private final Resolution all;
    private final Environment environment;

    FunctionResolver(QueryResolver queries, Environment environment) {
        this.queries = queries;
        this.all = queries.all();
        this.environment = environment;
    }

    Resolved resolve(FunctionTable table, Scope before) {
        List<Expression> written = table.calls().calls();
        Name name = table.alias() == null ? label(written.getFirst()) : table.alias();
        NameResolver names = new NameResolver(queries, environment, before);
        List<Expression> calls = written.stream().map(names::resolve).toList();
        List<Column> columns = columns(table, calls, name);
        List<Column> renamed = QueryResolver.renamed(columns, table.columnAliases(), table.at());
        Name printed = all.unused(name);
        FunctionTable item = new FunctionTable(
                new Calls(calls, table.calls().listed(), table.calls().ordinality()),
                table.lateral(),
                printed,
                renamed.stream().map(Column::printed).toList(),
                table.types(),
                table.at());
        List<Entry> entries = renamed.stream()
                .map(column -> FromResolver.entry(column, printed, column.printed()))
                .toList();
        boolean scalar = renamed.size() == 1
                && table.types().isEmpty()
                && !table.calls().ordinality()
                && calls.getFirst() instanceof FunctionCall;
        return new Resolved(item, FromResolver.scope(name, scalar, entries, table.at()));
    }

    private Name label(Expression call) {
        return new Name(all.labelRule.label(call));
    }

    private List<Column> columns(FunctionTable table, List<Expression> calls, Name name) {
        List<Column> columns = new ArrayList<>();
        boolean alone = calls.size() == 1;
        Set<ResolvedColumn> sources = new HashSet<>();
        for (int i = 0; i < calls.size(); i++) {
            Expression call = calls.get(i);
            Set<ResolvedColumn> own = Set.copyOf(Columns.in(call));
            sources.addAll(own);
            Name only = alone ? name : label(table.calls().calls().get(i));
            List<Name> outputs = table.types().isEmpty() ? outputs(call) : table.columnAliases();
            for (Name output : outputs.isEmpty() ? List.of(only) : outputs) {
                columns.add(new Column(output, output, own));
            }
        }
        if (table.calls().ordinality()) {
            columns.add(new Column(new Name("ordinality"), new Name("ordinality"), sources));
        }
        return columns;
    }

    /** The columns by their names; none where there is one, which is called like the function. */
    private List<Name> outputs(Expression call) {
        return switch (call) {
            case FunctionCall function ->
                all.relations.columns(function.name()).stream().map(Name::new).toList();
            case JsonCall json ->
                JsonColumns.of(json).stream().map(JsonColumns.Column::name).toList();
            default -> throw new IllegalStateException("a call stays a call when it is resolved");
        };
    }
}
