package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Environment.Column;
import dev.sallyport.engine.sql.resolve.QueryResolver.Body;
import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.tree.Assignment;
import dev.sallyport.engine.sql.tree.Delete;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves every name of a write: its target, the rows beside it, what is written where, and what is returned. */
final class WriteResolver {
    private final QueryResolver queries;
    private final Environment environment;
    private final FromResolver tables;

    WriteResolver(QueryResolver queries, Environment environment) {
        this.queries = queries;
        this.environment = environment;
        this.tables = new FromResolver(queries, environment);
    }

    Body resolve(Write write) {
        return switch (write) {
            case Insert insert -> insert(insert);
            case Update update -> update(update);
            case Delete delete -> delete(delete);
        };
    }

    /** The target and what it makes visible. */
    private record Target(TableReference table, Scope scope) {}

    private Target target(Write write) {
        FromResolver.Resolved resolved = tables.target(write.target());
        if (resolved.item() instanceof TableReference table) {
            return new Target(table, resolved.scope().inside(environment.outer()));
        }
        throw new IllegalStateException("a target is a table");
    }

    private Body insert(Insert insert) {
        Target target = target(insert);
        QueryResolver.Resolved rows = insert.rows() == null ? null : queries.resolve(insert.rows(), environment);
        List<Column> values = rows == null ? List.of() : rows.columns();
        List<Name> columns = columns(insert, target, values.size());
        Insert.Conflict conflict = insert.conflict() == null
                ? null
                : conflict(insert.conflict(), target, excluded(target, columns, values));
        List<Output> returning = returning(insert.returning(), target.scope);
        Insert resolved = new Insert(
                target.table,
                columns,
                rows == null ? null : rows.query(),
                conflict,
                List.copyOf(returning),
                insert.at());
        return body(resolved, returning);
    }

    /** The columns that get the values: those that are named, or as many of `*` as there are values. */
    private static List<Name> columns(Insert insert, Target target, int values) {
        List<Name> star = target.scope.entries().stream()
                .filter(Entry::inStar)
                .map(Entry::name)
                .toList();
        boolean named = !insert.columns().isEmpty();
        List<Name> columns = named ? insert.columns() : star.subList(0, Math.min(values, star.size()));
        if (columns.size() != values) {
            throw Unresolved.notUnderstood(
                    "`" + values + "` values are written to `" + columns.size() + "` columns",
                    "names.columns",
                    "name as many columns as there are values",
                    insert.at());
        }
        requireWritable(columns, target, insert.at());
        return columns;
    }

    private static void requireWritable(List<Name> columns, Target target, Mark at) {
        Set<Name> seen = new HashSet<>();
        for (Name column : columns) {
            if (Scope.named(target.scope.entries(), column).isEmpty()) {
                throw UnknownName.of(new QualifiedName(List.of(column)), Scope.texts(target.scope.entries()), at);
            }
            if (!seen.add(column)) {
                throw Unresolved.notUnderstood(
                        "`" + column + "` is written twice", "names.unique", "write each column once", at);
            }
        }
    }

    /** The row that was to be written, as the statement finds it under a name of its own. */
    private static Scope excluded(Target target, List<Name> columns, List<Column> values) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : target.scope.entries()) {
            int written = columns.indexOf(entry.name());
            Set<ResolvedColumn> sources =
                    written < 0 ? Set.of() : values.get(written).sources();
            entries.add(new Entry(
                    entry.name(), new QueryColumn(Insert.EXCLUDED, entry.name(), sources, Mark.NONE), entry.inStar()));
        }
        return new Scope(entries, List.of(new Scope.Source(Insert.EXCLUDED, true, null, false, entries, Mark.NONE)));
    }

    private Insert.Conflict conflict(Insert.Conflict conflict, Target target, Scope excluded) {
        requireWritable(conflict.arbiter(), target, conflict.at());
        return new Insert.Conflict(
                conflict.arbiter(),
                perhaps(conflict.where(), names(target.scope)),
                conflict.update() == null ? null : replacement(conflict.update(), target, excluded, conflict.at()),
                conflict.at());
    }

    /** The target as one that is updated has a number of its own: what is read of it there is no part of the insert. */
    private Insert.Replacement replacement(Insert.Replacement update, Target target, Scope excluded, Mark at) {
        int reference = queries.all().again(target.table.reference());
        List<Entry> updated = target.scope.entries().stream()
                .map(entry -> numbered(entry, target.table, reference))
                .toList();
        List<Scope.Source> sources = target.scope.sources().stream()
                .map(source -> new Scope.Source(
                        source.alias(), source.aliased(), source.object(), false, updated, source.at()))
                .toList();
        Scope there = new Scope(updated, sources, environment.outer());
        NameResolver names = names(there.with(excluded, there.entriesWith(excluded)));
        List<Assignment> assignments = assignments(update.assignments(), target, names, at);
        return new Insert.Replacement(reference, assignments, perhaps(update.where(), names));
    }

    private static Entry numbered(Entry entry, TableReference table, int reference) {
        return new Entry(
                entry.name(), new ResolvedColumn(reference, table.shownAs(), entry.name(), Mark.NONE), entry.inStar());
    }

    private Body update(Update update) {
        Target target = target(update);
        Beside beside = beside(update.from(), target);
        NameResolver names = names(beside.scope);
        List<Assignment> assignments = assignments(update.assignments(), target, names, update.at());
        List<Output> returning = returning(update.returning(), beside.scope);
        Update resolved = new Update(
                target.table,
                assignments,
                beside.items,
                perhaps(update.where(), names),
                List.copyOf(returning),
                update.at());
        return body(resolved, returning);
    }

    private Body delete(Delete delete) {
        Target target = target(delete);
        Beside beside = beside(delete.using(), target);
        List<Output> returning = returning(delete.returning(), beside.scope);
        Delete resolved = new Delete(
                target.table,
                beside.items,
                perhaps(delete.where(), names(beside.scope)),
                List.copyOf(returning),
                delete.at());
        return body(resolved, returning);
    }

    /** What stands beside the target, and everything that can be named then. */
    private record Beside(List<FromItem> items, Scope scope) {}

    /** The target cannot be named by what stands beside it. */
    private Beside beside(List<FromItem> from, Target target) {
        List<FromItem> items = new ArrayList<>();
        Scope before = Scope.EMPTY.inside(environment.outer());
        Scope scope = target.scope;
        for (FromItem item : from) {
            FromResolver.Resolved resolved = tables.resolve(item, before);
            items.add(resolved.item());
            before = before.with(resolved.scope(), before.entriesWith(resolved.scope()));
            scope = scope.with(resolved.scope(), scope.entriesWith(resolved.scope()));
        }
        return new Beside(items, scope);
    }

    private List<Assignment> assignments(List<Assignment> written, Target target, NameResolver names, Mark at) {
        requireWritable(written.stream().map(Assignment::column).toList(), target, at);
        return written.stream()
                .map(each -> new Assignment(each.column(), names.resolve(each.value()), each.at()))
                .toList();
    }

    private List<Output> returning(List<SelectItem> items, Scope scope) {
        return items.isEmpty() ? List.of() : new OutputResolver(queries.all()).resolve(items, scope, names(scope));
    }

    private Body body(Write write, List<Output> returning) {
        List<Column> columns = OutputResolver.columns(returning);
        return new Body(write, columns, queries.keys(columns, environment));
    }

    private NameResolver names(Scope scope) {
        return new NameResolver(queries, environment, scope);
    }

    private static @Nullable Expression perhaps(@Nullable Expression expression, NameResolver names) {
        return expression == null ? null : names.resolve(expression);
    }
}
