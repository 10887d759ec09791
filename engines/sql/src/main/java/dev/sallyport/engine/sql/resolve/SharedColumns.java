package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Choice;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.MergedColumn;
import dev.sallyport.engine.sql.tree.MergedColumn.Kept;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The columns that USING or NATURAL shows once: an equality of both sides, and one value in their place. */
final class SharedColumns {
    private final Join join;
    private final Scope left;
    private final Scope right;
    private final List<Pair> pairs;

    SharedColumns(Join join, Scope left, Scope right, List<Name> names) {
        this.join = join;
        this.left = left;
        this.right = right;
        this.pairs = names.stream().map(this::pair).toList();
        if (new HashSet<>(names).size() != names.size()) {
            throw Unresolved.notUnderstood(
                    "a column is named twice in `USING`", "names.unique", "name each column once", join.at());
        }
    }

    private record Pair(Name name, Entry left, Entry right) {}

    private Pair pair(Name name) {
        return new Pair(name, only(left, name), only(right, name));
    }

    private Entry only(Scope side, Name name) {
        QualifiedName asked = new QualifiedName(List.of(name));
        List<Entry> found = Scope.named(side.entries(), name);
        return switch (found.size()) {
            case 0 -> throw UnknownName.of(asked, Scope.texts(side.entries()), join.at());
            case 1 -> found.getFirst();
            default -> throw Scope.ambiguous(asked, join.at());
        };
    }

    Expression condition() {
        List<Expression> equalities = pairs.stream()
                .<Expression>map(pair -> new OperatorCall(
                        Operator.of("="), List.of(pair.left.expression(), pair.right.expression()), join.at()))
                .toList();
        return switch (equalities.size()) {
            case 0 -> new BooleanLiteral(true, Mark.NONE);
            case 1 -> equalities.getFirst();
            default -> new Logical(Connective.AND, equalities, join.at());
        };
    }

    /** The shared columns first, then what is left of both sides. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Pair pair : pairs) {
            entries.add(new Entry(pair.name, merged(pair), pair.left.inStar() || pair.right.inStar()));
        }
        for (Scope side : List.of(left, right)) {
            side.entries().stream().filter(entry -> !isShared(entry)).forEach(entries::add);
        }
        return entries;
    }

    private boolean isShared(Entry entry) {
        return pairs.stream().anyMatch(pair -> pair.name.equals(entry.name()));
    }

    private Expression merged(Pair pair) {
        List<Expression> both = List.of(pair.left.expression(), pair.right.expression());
        return switch (join.kind()) {
            case CROSS, INNER -> new MergedColumn(pair.name, both, Kept.EITHER, Mark.NONE);
            case LEFT -> new MergedColumn(pair.name, both, Kept.FIRST, Mark.NONE);
            case RIGHT -> new MergedColumn(pair.name, both, Kept.LAST, Mark.NONE);
            case FULL -> new Conditional(Choice.COALESCE, both, Mark.NONE);
        };
    }

    /** What NATURAL joins by: the names that `*` shows on both sides, in the order of the left one. */
    static List<Name> natural(Scope left, Scope right) {
        return left.entries().stream()
                .filter(Entry::inStar)
                .map(Entry::name)
                .distinct()
                .filter(name -> Scope.named(right.entries(), name).stream().anyMatch(Entry::inStar))
                .toList();
    }
}
