package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.QueryResolver.Body;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves every name of one SELECT: first what its FROM makes visible, then everything else by it. */
final class SelectResolver {
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
        List<Output> outputs = new OutputResolver(queries.all()).resolve(select.items(), scope, names);
        List<@Nullable Name> labels = new ArrayList<>();
        outputs.forEach(output -> labels.add(output.label()));
        NameResolver named = queries.all().relations.namesOutputs() ? names.naming(outputs) : names;
        KeyResolver keys = new KeyResolver(
                names,
                named,
                scope,
                labels,
                outputs.stream().map(Output::expression).toList());
        Select resolved = new Select(
                distinct(select.distinct(), keys),
                List.copyOf(outputs),
                from,
                perhaps(select.where(), names),
                select.groupBy().stream().map(key -> group(key, keys)).toList(),
                perhaps(select.having(), named),
                List.of(),
                select.at());
        return new Body(resolved, OutputResolver.columns(outputs), keys);
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
}
