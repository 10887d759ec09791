package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SelectItem.Star;
import dev.sallyport.engine.sql.tree.SortKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves every name of a SELECT.
 *
 * <p>A bare name is first an output and then a column in ORDER BY, first a column and then an output in GROUP BY, and only
 * a column anywhere else. A key that is an output becomes its number.
 */
public final class SelectResolver {
    private final Relations relations;
    private final Named.LabelRule labelRule;

    public SelectResolver(Relations relations, Named.LabelRule labelRule) {
        this.relations = relations;
        this.labelRule = labelRule;
    }

    /** Resolves it, or throws {@link Unresolved} when a name stands for nothing or for more than one thing. */
    public Named resolve(Select select) {
        FromResolver tables = new FromResolver(relations);
        List<FromItem> from = new ArrayList<>();
        Scope scope = Scope.EMPTY;
        for (FromItem item : select.from()) {
            FromResolver.Resolved resolved = tables.resolve(item);
            from.add(resolved.item());
            scope = scope.with(resolved.scope(), scope.entriesWith(resolved.scope()));
        }
        List<Output> outputs = outputs(select.items(), scope);
        Keys keys = new Keys(scope, outputs);
        Select named = new Select(
                select.distinct(),
                List.copyOf(outputs),
                from,
                keys.perhaps(select.where()),
                select.groupBy().stream().map(keys::group).toList(),
                keys.perhaps(select.having()),
                select.orderBy().stream().map(keys::sort).toList(),
                keys.perhaps(select.limit()),
                keys.perhaps(select.offset()),
                select.at());
        return new Named(
                named,
                tables.tables(),
                outputs.stream().map(output -> text(output.label())).toList());
    }

    private static String text(@Nullable Name label) {
        return label == null ? "" : label.text();
    }

    private List<Output> outputs(List<SelectItem> items, Scope scope) {
        NameResolver names = new NameResolver(scope);
        return items.stream()
                .flatMap(item -> switch (item) {
                    case Output(var expression, var label, var at) -> {
                        Name shown = label == null ? new Name(labelRule.label(expression)) : label;
                        yield Stream.of(new Output(names.resolve(expression), shown, at));
                    }
                    case Star(var qualifier, var at) -> star(qualifier, scope, at);
                })
                .toList();
    }

    private static Stream<Output> star(@Nullable QualifiedName qualifier, Scope scope, Mark at) {
        List<Entry> entries = qualifier == null
                ? scope.entries()
                : scope.source(qualifier, qualifier.parts(), at).entries();
        if (scope.sources().isEmpty()) {
            throw Unresolved.notUnderstood("`*` needs a table", "names.star", "name a table in `FROM`", at);
        }
        return entries.stream().filter(Entry::inStar).map(entry -> new Output(entry.expression(), entry.name(), at));
    }

    /** What may be an output's name or number, besides an expression over columns. */
    private record Keys(Scope scope, List<Output> outputs) {
        @Nullable
        Expression perhaps(@Nullable Expression expression) {
            return expression == null ? null : new NameResolver(scope).resolve(expression);
        }

        Expression group(Expression key) {
            Name name = bareName(key);
            boolean column = name != null && !Scope.named(scope.entries(), name).isEmpty();
            return column ? expression(key) : key(key);
        }

        SortKey sort(SortKey key) {
            return new SortKey(key(key.expression()), key.descending(), key.nulls(), key.at());
        }

        private Expression key(Expression key) {
            if (key instanceof IntegerLiteral number) {
                return inRange(number);
            }
            if (key instanceof Literal) {
                throw Unresolved.notUnderstood(
                        "a constant is no key", "names.keys", "name a column, an output or its number", key.at());
            }
            Name name = bareName(key);
            List<Integer> named = name == null ? List.of() : outputsCalled(name);
            return named.isEmpty() ? expression(key) : ordinal(named, key);
        }

        /** A key that repeats an output becomes its number, since a parameter of both would be two for the server. */
        private Expression expression(Expression key) {
            Expression resolved = new NameResolver(scope).resolve(key);
            List<Integer> same = IntStream.range(0, outputs.size())
                    .filter(i -> outputs.get(i).expression().equals(resolved))
                    .boxed()
                    .toList();
            return same.isEmpty() || !Columns.hasParameter(resolved) ? resolved : ordinal(same, key);
        }

        private static @Nullable Name bareName(Expression key) {
            return key instanceof ColumnReference(var name, var _) && !name.isQualified() ? name.last() : null;
        }

        private List<Integer> outputsCalled(Name name) {
            return IntStream.range(0, outputs.size())
                    .filter(i -> name.equals(outputs.get(i).label()))
                    .boxed()
                    .toList();
        }

        private Expression ordinal(List<Integer> found, Expression key) {
            long meanings = found.stream()
                    .map(i -> outputs.get(i).expression())
                    .distinct()
                    .count();
            if (meanings > 1 && key instanceof ColumnReference(var name, var at)) {
                throw Scope.ambiguous(name, at);
            }
            return new IntegerLiteral(BigInteger.valueOf(found.getFirst() + 1L), key.at());
        }

        private Expression inRange(IntegerLiteral number) {
            if (number.value().signum() <= 0 || number.value().compareTo(BigInteger.valueOf(outputs.size())) > 0) {
                throw Unresolved.notUnderstood(
                        "there is no output number `" + number.value() + "`",
                        "names.keys",
                        "count the outputs from 1",
                        number.at());
            }
            return number;
        }
    }
}
