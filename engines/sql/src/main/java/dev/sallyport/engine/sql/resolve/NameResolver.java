package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Composite.Field;
import dev.sallyport.engine.sql.tree.Composite.WholeRow;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Variable;
import dev.sallyport.engine.sql.tree.Window;
import dev.sallyport.engine.sql.tree.Window.Over;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the names inside an expression at one place of a statement: first there, then in what stands around it. */
final class NameResolver extends TreeMapper {
    private final QueryResolver queries;
    private final Environment environment;
    private final Scope scope;
    private final Map<Name, Window> windows;
    private final List<Output> outputs;

    NameResolver(QueryResolver queries, Environment environment, Scope scope) {
        this(queries, environment, scope, Map.of(), List.of());
    }

    /** @param windows those that the SELECT names, as written */
    NameResolver(QueryResolver queries, Environment environment, Scope scope, Map<Name, Window> windows) {
        this(queries, environment, scope, windows, List.of());
    }

    private NameResolver(
            QueryResolver queries,
            Environment environment,
            Scope scope,
            Map<Name, Window> windows,
            List<Output> outputs) {
        this.queries = queries;
        this.environment = environment;
        this.scope = scope;
        this.windows = windows;
        this.outputs = List.copyOf(outputs);
    }

    /** The same where a name may also stand for an output, but in the queries inside. */
    NameResolver naming(List<Output> named) {
        return new NameResolver(queries, environment, scope, windows, named);
    }

    Expression resolve(Expression expression) {
        return expression(expression);
    }

    @Override
    public Query query(Query query) {
        return queries.resolve(query, environment.inside(scope)).query();
    }

    @Override
    protected Window window(Window window) {
        return super.window(FlatWindow.of(window));
    }

    @Override
    protected Expression expression(Expression expression) {
        queries.all().effort().spend(1, expression.at());
        return switch (expression) {
            case Variable variable -> throw Unresolved.variable(variable);
            case ColumnReference(var name, var at) -> column(name, at);
            case WholeRow(var relation, var _, var at) ->
                WholeRows.of(scope.source(relation, relation.parts(), at), relation, at);
            case Field(var row, var field, var at) ->
                new RowColumns(scope)
                        .of(row, field)
                        .map(column -> marked(column, at))
                        .orElseThrow(() -> noField(field, at));
            case FunctionCall call ->
                new RowColumns(scope)
                        .of(call, queries.all().relations)
                        .map(column -> marked(column, call.at()))
                        .orElseGet(() -> super.expression(inItsWindow(call)));
            default -> super.expression(expression);
        };
    }

    /** A call over a window with a name stands for one over the window itself, so that its columns are seen as used. */
    private FunctionCall inItsWindow(FunctionCall call) {
        if (!(call.over() instanceof Over.Reference(var name))) {
            return call;
        }
        Window window = windows.get(name);
        if (window == null) {
            throw Unresolved.notUnderstood(
                    "the window `" + name + "` is not defined",
                    "names.window",
                    "define it behind `WINDOW` of the same select",
                    call.at());
        }
        return new FunctionCall(
                call.name(), call.arguments(), call.withinGroup(), call.filter(), new Over.Inline(window), call.at());
    }

    private static Unresolved noField(Name field, Mark at) {
        return Unresolved.unsupported(
                "`" + field + "` is asked of something other than the row of a table",
                "names.whole-row",
                "name the column with its table: `table.column`",
                at);
    }

    private Expression column(QualifiedName name, Mark at) {
        if (name.isQualified()) {
            List<Entry> entries = scope.source(name, name.qualifier(), at).entries();
            return only(name, entries, at).orElseThrow(() -> UnknownName.of(name, Scope.texts(entries), at));
        }
        List<String> seen = new ArrayList<>();
        Optional<Expression> near = here(name, at);
        if (near.isPresent()) {
            return near.get();
        }
        seen.addAll(Scope.texts(scope.entries()));
        for (Scope place = scope.outer(); place != null; place = place.outer()) {
            Optional<Expression> found = only(name, place.entries(), at);
            if (found.isPresent()) {
                return found.get();
            }
            seen.addAll(Scope.texts(place.entries()));
        }
        return wholeRow(name, at).orElseThrow(() -> UnknownName.ofColumn(name, seen, at));
    }

    /** A column, or an output of that name; what stands for both is refused unless they are one. */
    private Optional<Expression> here(QualifiedName name, Mark at) {
        Optional<Expression> column = only(name, scope.entries(), at);
        List<Expression> named = outputs.stream()
                .filter(output -> name.last().equals(output.label()))
                .map(Output::expression)
                .distinct()
                .toList();
        if (named.isEmpty()) {
            return column;
        }
        Expression output = named.getFirst();
        if (named.size() > 1 || (column.isPresent() && !output.equals(column.get()))) {
            throw Scope.ambiguous(name, at);
        }
        return Optional.of(column.orElse(output));
    }

    private static Optional<Expression> only(QualifiedName name, List<Entry> entries, Mark at) {
        List<Entry> found = Scope.named(entries, name.last());
        if (found.size() > 1) {
            throw Scope.ambiguous(name, at);
        }
        return found.stream().findFirst().map(entry -> marked(entry.expression(), at));
    }

    private static Expression marked(Expression found, Mark at) {
        return switch (found) {
            case ResolvedColumn(var reference, var relation, var column, var _) ->
                new ResolvedColumn(reference, relation, column, at);
            case QueryColumn(var relation, var column, var sources, var _) ->
                new QueryColumn(relation, column, sources, at);
            default -> found;
        };
    }

    /** The name of something in FROM stands for its row, which is its value where a function gave one column. */
    private Optional<Expression> wholeRow(QualifiedName name, Mark at) {
        return scope.item(name.last())
                .map(source -> source.scalar()
                        ? marked(source.entries().getFirst().expression(), at)
                        : WholeRows.of(source, name, at));
    }
}
