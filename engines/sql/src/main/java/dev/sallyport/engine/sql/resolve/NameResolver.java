package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.resolve.Scope.Source;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the names inside an expression at one place of a statement: first there, then in what stands around it. */
final class NameResolver extends TreeMapper {
    private final QueryResolver queries;
    private final Environment environment;
    private final Scope scope;

    NameResolver(QueryResolver queries, Environment environment, Scope scope) {
        this.queries = queries;
        this.environment = environment;
        this.scope = scope;
    }

    Expression resolve(Expression expression) {
        return expression(expression);
    }

    Window resolve(Window window) {
        return window(window);
    }

    @Override
    public Query query(Query query) {
        return queries.resolve(query, environment.inside(scope)).query();
    }

    @Override
    protected Expression expression(Expression expression) {
        return expression instanceof ColumnReference(var name, var at)
                ? column(name, at)
                : super.expression(expression);
    }

    private Expression column(QualifiedName name, Mark at) {
        if (name.isQualified()) {
            List<Entry> entries = scope.source(name, name.qualifier(), at).entries();
            return only(name, entries, at).orElseThrow(() -> UnknownName.of(name, Scope.texts(entries), at));
        }
        List<String> seen = new ArrayList<>();
        for (Scope place = scope; place != null; place = place.outer()) {
            Optional<Expression> found = only(name, place.entries(), at);
            if (found.isPresent()) {
                return found.get();
            }
            seen.addAll(Scope.texts(place.entries()));
        }
        return wholeRow(name, at).orElseThrow(() -> UnknownName.of(name, seen, at));
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
        for (Scope place = scope; place != null; place = place.outer()) {
            for (Source source : place.sources()) {
                if (source.alias().equals(name.last())) {
                    if (source.scalar()) {
                        return Optional.of(marked(source.entries().getFirst().expression(), at));
                    }
                    throw Unresolved.unsupported(
                            "`" + name + "` stands for a whole row",
                            "names.whole-row",
                            "name the columns that you need",
                            at);
                }
            }
        }
        return Optional.empty();
    }
}
