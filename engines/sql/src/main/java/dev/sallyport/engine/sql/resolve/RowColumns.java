package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.resolve.Scope.Source;
import dev.sallyport.engine.sql.tree.Composite.WholeRow;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments.Values;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import java.util.List;
import java.util.Optional;

/** Columns that are asked of the row of something in FROM: {@code (t).column} and {@code column(t)} mean {@code t.column}. */
record RowColumns(Scope scope) {
    /** A call that is none, because the server has no function of that name and the one argument is a row. */
    Optional<Expression> of(FunctionCall call, Relations relations) {
        return call.arguments() instanceof Values(var distinct, var values, var order)
                        && !distinct
                        && order.isEmpty()
                        && values.size() == 1
                        && call.withinGroup().isEmpty()
                        && call.filter() == null
                        && call.over() == null
                        && !call.name().isQualified()
                        && !relations.isCallable(call.name())
                ? of(values.getFirst(), call.name().last())
                : Optional.empty();
    }

    Optional<Expression> of(Expression row, Name column) {
        return source(row).map(source -> Scope.named(source.entries(), column)).flatMap(RowColumns::only);
    }

    private static Optional<Expression> only(List<Entry> found) {
        return found.size() == 1 ? Optional.of(found.getFirst().expression()) : Optional.empty();
    }

    private Optional<Source> source(Expression row) {
        return switch (row) {
            case WholeRow(var relation, var _, var at) -> Optional.of(scope.source(relation, relation.parts(), at));
            case ColumnReference(var name, var _) when !name.isQualified() -> named(name);
            default -> Optional.empty();
        };
    }

    /** A column of that name comes before a row, wherever it stands. */
    private Optional<Source> named(QualifiedName name) {
        for (Scope place = scope; place != null; place = place.outer()) {
            if (!Scope.named(place.entries(), name.last()).isEmpty()) {
                return Optional.empty();
            }
        }
        return scope.item(name.last()).filter(source -> !source.scalar());
    }
}
