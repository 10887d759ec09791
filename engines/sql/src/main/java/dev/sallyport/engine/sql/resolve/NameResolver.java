package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import java.util.List;

/** Resolves the column names inside an expression at one place of a statement. */
final class NameResolver {
    private final Scope scope;

    NameResolver(Scope scope) {
        this.scope = scope;
    }

    Expression resolve(Expression expression) {
        return expression instanceof ColumnReference(var name, var at)
                ? column(name, at)
                : Children.map(expression, this::resolve);
    }

    private Expression column(QualifiedName name, Mark at) {
        List<Entry> candidates =
                name.isQualified() ? scope.source(name, name.qualifier(), at).entries() : scope.entries();
        List<Entry> found = Scope.named(candidates, name.last());
        return switch (found.size()) {
            case 0 -> throw missing(name, candidates, at);
            case 1 -> marked(found.getFirst().expression(), at);
            default -> throw Scope.ambiguous(name, at);
        };
    }

    private static Expression marked(Expression found, Mark at) {
        return found instanceof ResolvedColumn(var reference, var relation, var column, var _)
                ? new ResolvedColumn(reference, relation, column, at)
                : found;
    }

    private Unresolved missing(QualifiedName name, List<Entry> candidates, Mark at) {
        if (!name.isQualified() && scope.hasSource(name.last())) {
            return Unresolved.unsupported(
                    "`" + name + "` stands for a whole row", "names.whole-row", "name the columns that you need", at);
        }
        return UnknownName.of(name, Scope.texts(candidates), at);
    }
}
