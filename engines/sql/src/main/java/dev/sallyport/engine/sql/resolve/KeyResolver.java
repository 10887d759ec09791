package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.SortKey;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the keys of ORDER BY, GROUP BY and DISTINCT ON, where a name or a number may stand for an output.
 *
 * <p>A bare name is first an output and then a column in ORDER BY and DISTINCT ON, first a column and then an output in
 * GROUP BY. A key that is an output becomes its number.
 *
 * @param sorting resolves what stands inside a key of an order
 * @param labels of the outputs
 * @param outputs their expressions, or nothing where only the outputs themselves can be keys
 */
record KeyResolver(
        NameResolver names, NameResolver sorting, Scope scope, List<@Nullable Name> labels, List<Expression> outputs) {
    /** For keys that are of rows alone: nothing that they could name is an output. */
    static KeyResolver ofRows(NameResolver names, Scope scope) {
        Expression nothing = new NullLiteral(Mark.NONE);
        return new KeyResolver(names, names, scope, List.of(), List.of(nothing));
    }

    Expression plain(Expression expression) {
        return names.resolve(expression);
    }

    Expression group(Expression key) {
        Name name = bareName(key);
        boolean column = name != null && !Scope.named(scope.entries(), name).isEmpty();
        return column ? expression(key, names) : key(key);
    }

    SortKey sort(SortKey key) {
        return new SortKey(key(key.expression(), sorting), key.descending(), key.nulls(), key.at());
    }

    Expression key(Expression key) {
        return key(key, names);
    }

    private Expression key(Expression key, NameResolver inside) {
        if (key instanceof IntegerLiteral number) {
            return inRange(number);
        }
        if (key instanceof Literal) {
            throw Unresolved.notUnderstood(
                    "a constant is no key", "names.keys", "name a column, an output or its number", key.at());
        }
        Name name = bareName(key);
        List<Integer> named = name == null ? List.of() : outputsCalled(name);
        if (!named.isEmpty()) {
            return ordinal(named, key);
        }
        if (outputs.isEmpty()) {
            throw Unresolved.notUnderstood(
                    "the rows of several queries are ordered by an output only",
                    "names.keys",
                    "name an output or its number, or put the queries into `FROM`",
                    key.at());
        }
        return expression(key, inside);
    }

    /** A key that repeats an output becomes its number, since a parameter of both would be two for the server. */
    private Expression expression(Expression key, NameResolver inside) {
        Expression resolved = inside.resolve(key);
        List<Integer> same = IntStream.range(0, outputs.size())
                .filter(i -> outputs.get(i).equals(resolved))
                .boxed()
                .toList();
        return same.isEmpty() || !Columns.hasParameter(resolved) ? resolved : ordinal(same, key);
    }

    private static @Nullable Name bareName(Expression key) {
        return key instanceof ColumnReference(var name, var _) && !name.isQualified() ? name.last() : null;
    }

    private List<Integer> outputsCalled(Name name) {
        return IntStream.range(0, labels.size())
                .filter(i -> name.equals(labels.get(i)))
                .boxed()
                .toList();
    }

    private Expression ordinal(List<Integer> found, Expression key) {
        long meanings = outputs.isEmpty()
                ? found.size()
                : found.stream().map(outputs::get).distinct().count();
        if (meanings > 1 && key instanceof ColumnReference(var name, var at)) {
            throw Scope.ambiguous(name, at);
        }
        return new IntegerLiteral(BigInteger.valueOf(found.getFirst() + 1L), key.at());
    }

    private Expression inRange(IntegerLiteral number) {
        if (number.value().signum() <= 0 || number.value().compareTo(BigInteger.valueOf(labels.size())) > 0) {
            throw Unresolved.notUnderstood(
                    "there is no output number `" + number.value() + "`",
                    "names.keys",
                    "count the outputs from 1",
                    number.at());
        }
        return number;
    }
}
