package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Environment.Column;
import dev.sallyport.engine.sql.resolve.QueryResolver.Body;
import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SelectItem.Star;
import dev.sallyport.engine.sql.tree.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves every name of one SELECT: first what its FROM makes visible, then everything else by it. */
final class SelectResolver {
    /** What PostgreSQL takes (MaxTupleAttributeNumber); other servers take more. */
    private static final int MOST_COLUMNS = 1_664;

    private final QueryResolver queries;
    private final Environment environment;

    SelectResolver(QueryResolver queries, Environment environment) {
        this.queries = queries;
        this.environment = environment;
    }

    Body resolve(Select select) {
        FromResolver tables = new FromResolver(queries, environment);
        List<FromItem> from = new ArrayList<>();
        Scope scope = Scope.EMPTY.inside(environment.outer());
        for (FromItem item : select.from()) {
            FromResolver.Resolved resolved = tables.resolve(item, scope);
            from.add(resolved.item());
            scope = scope.with(resolved.scope(), scope.entriesWith(resolved.scope()));
        }
        NameResolver names = new NameResolver(queries, environment, scope, windows(select));
        select.windows().forEach(named -> names.window(named.window()));
        List<Output> outputs = outputs(select.items(), scope, names);
        requireFew(outputs, select.at());
        List<@Nullable Name> labels = new ArrayList<>();
        outputs.forEach(output -> labels.add(output.label()));
        KeyResolver keys = new KeyResolver(
                names, scope, labels, outputs.stream().map(Output::expression).toList());
        Select named = new Select(
                distinct(select.distinct(), keys),
                List.copyOf(outputs),
                from,
                perhaps(select.where(), names),
                select.groupBy().stream().map(key -> group(key, keys)).toList(),
                perhaps(select.having(), names),
                List.of(),
                select.at());
        return new Body(named, columns(outputs), keys);
    }

    private void requireFew(List<Output> outputs, Mark at) {
        if (outputs.size() > MOST_COLUMNS) {
            throw Unresolved.tooLarge(
                    "a select has more than `" + MOST_COLUMNS + "` columns",
                    "statement.columns",
                    "name the columns in place of `*`",
                    at);
        }
        queries.all().effort().spend(outputs.size(), at);
    }

    private static Map<Name, Window> windows(Select select) {
        Map<Name, Window> windows = new HashMap<>();
        for (Window.Named named : select.windows()) {
            if (windows.put(named.name(), named.window()) != null) {
                throw Unresolved.notUnderstood(
                        "the window `" + named.name() + "` is defined twice",
                        "names.unique",
                        "give each window a name of its own",
                        select.at());
            }
        }
        return windows;
    }

    private static @Nullable Expression perhaps(@Nullable Expression expression, NameResolver names) {
        return expression == null ? null : names.resolve(expression);
    }

    private static Distinct distinct(Distinct distinct, KeyResolver keys) {
        return distinct instanceof Distinct.On(var on)
                ? new Distinct.On(on.stream().map(keys::key).toList())
                : distinct;
    }

    private static GroupKey group(GroupKey key, KeyResolver keys) {
        return switch (key) {
            case GroupKey.Single(var expression) -> new GroupKey.Single(keys.group(expression));
            case GroupKey.Sets(var kind, var sets) ->
                new GroupKey.Sets(
                        kind,
                        sets.stream()
                                .map(set -> set.stream().map(keys::group).toList())
                                .toList());
        };
    }

    private static List<Column> columns(List<Output> outputs) {
        List<Name> labels = outputs.stream()
                .map(output -> output.label() == null ? new Name("?column?") : output.label())
                .toList();
        List<Name> printed = Resolution.distinct(labels);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            var sources = new HashSet<>(Columns.in(outputs.get(i).expression()));
            columns.add(new Column(labels.get(i), printed.get(i), sources));
        }
        return columns;
    }

    private List<Output> outputs(List<SelectItem> items, Scope scope, NameResolver names) {
        return items.stream()
                .flatMap(item -> switch (item) {
                    case Output(var expression, var label, var at) -> {
                        Name shown =
                                label == null ? new Name(queries.all().labelRule.label(expression)) : label;
                        yield Stream.of(new Output(names.resolve(expression), shown, at));
                    }
                    case Star(var qualifier, var at) -> star(qualifier, scope, at);
                })
                .toList();
    }

    private static Stream<Output> star(@Nullable QualifiedName qualifier, Scope scope, Mark at) {
        if (scope.sources().isEmpty() && qualifier == null) {
            throw Unresolved.notUnderstood("`*` needs a table", "names.star", "name a table in `FROM`", at);
        }
        List<Entry> entries = qualifier == null
                ? scope.entries()
                : scope.source(qualifier, qualifier.parts(), at).entries();
        return entries.stream().filter(Entry::inStar).map(entry -> new Output(entry.expression(), entry.name(), at));
    }
}
