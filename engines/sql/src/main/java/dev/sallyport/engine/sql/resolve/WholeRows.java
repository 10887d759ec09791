package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.resolve.Scope.Source;
import dev.sallyport.engine.sql.tree.Composite.WholeRow;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Verb;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that names in FROM stand for: all that `*` shows of them, and only where the print has these columns and no other. */
public final class WholeRows extends TreeMapper {
    private final List<Effect> effects;
    private final Set<Integer> targets = new HashSet<>();

    private WholeRows(List<Effect> effects) {
        this.effects = effects;
    }

    /** A column under the name that the print has for it. */
    private record Printed(Name relation, Name column) {}

    static Expression of(Source source, QualifiedName asked, Mark at) {
        List<Entry> shown = source.entries().stream().filter(Entry::inStar).toList();
        List<Name> relations = shown.stream()
                .flatMap(entry -> relation(entry).stream())
                .distinct()
                .toList();
        boolean plain = shown.stream().allMatch(entry -> relation(entry).isPresent());
        if (source.scalar() || !plain || relations.size() != 1) {
            throw otherColumns(asked, at);
        }
        QualifiedName printed = new QualifiedName(List.of(relations.getFirst()));
        return new WholeRow(printed, shown.stream().map(Entry::expression).toList(), at);
    }

    private static Optional<Name> relation(Entry entry) {
        return printed(entry.expression())
                .filter(printed -> printed.column.equals(entry.name()))
                .map(Printed::relation);
    }

    private static Optional<Printed> printed(Expression column) {
        return switch (column) {
            case ResolvedColumn(var _, var relation, var name, var _) -> Optional.of(new Printed(relation, name));
            case QueryColumn(var relation, var name, var _, var _) -> Optional.of(new Printed(relation, name));
            default -> Optional.empty();
        };
    }

    private static Unresolved otherColumns(QualifiedName asked, Mark at) {
        return Unresolved.unsupported(
                "`" + asked + "` stands for a row whose columns are others here",
                "names.whole-row",
                "name the columns that you need",
                at);
    }

    /**
     * Refuses the row of a table of which the statement reads, elsewhere, a column that `*` does not show; and of one that it
     * writes to, which stands in the print with all its columns.
     */
    public static void requireAlone(Query query, List<Effect> effects) {
        var _ = new WholeRows(effects).query(query);
    }

    @Override
    protected Write write(Write write) {
        targets.add(write.target().reference());
        return super.write(write);
    }

    @Override
    protected Expression expression(Expression expression) {
        if (expression instanceof WholeRow row) {
            requireAlone(row);
        }
        return super.expression(expression);
    }

    private void requireAlone(WholeRow row) {
        Set<String> shown = row.columns().stream()
                .flatMap(column -> printed(column).stream())
                .map(printed -> printed.column.text())
                .collect(Collectors.toSet());
        boolean alone = row.columns().stream()
                .flatMap(column -> Columns.in(column).stream())
                .filter(column -> row.relation().parts().equals(List.of(column.relation())))
                .map(ResolvedColumn::reference)
                .allMatch(reference -> isAlone(reference, shown));
        if (!alone || row.relation().parts().equals(List.of(Insert.EXCLUDED))) {
            throw otherColumns(row.relation(), row.at());
        }
    }

    /** A target that is only read by its own number is one that is written to all the same. */
    private boolean isAlone(int reference, Set<String> shown) {
        Effect effect = effects.get(reference);
        return effect.verb() == Verb.READ && !targets.contains(reference) && shown.containsAll(effect.read());
    }
}
