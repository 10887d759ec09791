package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.resolve.Scope.Source;
import dev.sallyport.engine.sql.tree.Composite.WholeRow;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import java.util.List;
import java.util.Optional;

/** The rows that names in FROM stand for: all that `*` shows of them, and only where we print the columns under their own names. */
final class WholeRows {
    private WholeRows() {}

    static Expression of(Source source, QualifiedName asked, Mark at) {
        List<Entry> shown = source.entries().stream().filter(Entry::inStar).toList();
        List<Name> relations = shown.stream()
                .flatMap(entry -> relation(entry).stream())
                .distinct()
                .toList();
        boolean plain = shown.stream().allMatch(entry -> relation(entry).isPresent());
        if (source.scalar() || !plain || relations.size() != 1) {
            throw Unresolved.unsupported(
                    "`" + asked + "` stands for a row whose columns have other names here",
                    "names.whole-row",
                    "name the columns that you need",
                    at);
        }
        QualifiedName printed = new QualifiedName(List.of(relations.getFirst()));
        return new WholeRow(printed, shown.stream().map(Entry::expression).toList(), at);
    }

    private static Optional<Name> relation(Entry entry) {
        return switch (entry.expression()) {
            case ResolvedColumn(var _, var relation, var column, var _)
            when column.equals(entry.name()) -> Optional.of(relation);
            case QueryColumn(var relation, var column, var _, var _)
            when column.equals(entry.name()) -> Optional.of(relation);
            default -> Optional.empty();
        };
    }
}
