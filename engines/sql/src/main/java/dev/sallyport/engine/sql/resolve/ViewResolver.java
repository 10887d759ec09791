package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.FromItem.View;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.operation.ObjectDescription;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts the definition of a view behind its name, so that whatever guards the tables under it guards the view.
 *
 * <p>INVARIANT: a definition is resolved by the caller's own relations, in a scope where nothing of the statement is; what is
 * wrong with it is told with one answer, since the caller may know the view and not what it is made of.
 */
final class ViewResolver {
    private final QueryResolver queries;

    ViewResolver(QueryResolver queries) {
        this.queries = queries;
    }

    View resolve(TableReference table, ObjectDescription object) {
        queries.all().countView(table);
        return Unresolved.insideView(table, () -> opened(table, object));
    }

    private View opened(TableReference table, ObjectDescription object) {
        Relations.Definition definition = queries.all().relations.definition(object);
        QueryResolver.Resolved inner = queries.resolve(definition.query(), Environment.DEFINITION);
        if (inner.columns().size() != definition.columns().size()) {
            throw Unresolved.view(table);
        }
        return new View(table, inner.query(), definition.columns(), table.at());
    }

    /** A column of the view: it is one of its own, and whatever it is made of. */
    static QueryColumn column(View view, Name name) {
        Name alias = view.table().shownAs();
        ResolvedColumn own = new ResolvedColumn(view.table().reference(), alias, name, Mark.NONE);
        Set<ResolvedColumn> sources = new HashSet<>(Set.of(own));
        int position = view.columns().indexOf(name);
        Outputs.of(view.definition()).forEach(outputs -> sources.addAll(Columns.in(outputs.get(position))));
        return new QueryColumn(alias, name, sources, Mark.NONE);
    }
}
