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
import dev.sallyport.engine.sql.tree.Merge;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Update;
import dev.sallyport.engine.sql.tree.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            case Merge merge -> new MergeResolver(this, tables, environment).resolve(merge);
        };
    }

    /** The target and what it makes visible. */
    record Target(TableReference table, Scope scope) {}

    Target target(Write write) {
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
        List<Name> columns = Assignments.columns(insert.columns(), target, values.size(), insert.at());
        Insert.Conflict conflict = insert.conflict() == null
                ? null
                : conflict(insert.conflict(), target, excluded(target, columns, values));
        List<Output> returning =
                returning(insert.returning(), withVersions(target.scope, target, there(conflict, target)));
        Insert resolved = new Insert(
                target.table,
                columns,
                insert.overriding(),
                rows == null ? null : rows.query(),
                conflict,
                List.copyOf(returning),
                insert.at());
        return body(resolved, returning);
    }

    /** The row that was to be written, as the statement finds it under a name of its own. */
    private static Scope excluded(Target target, List<Name> columns, List<Column> values) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : target.scope.entries()) {
            int written = entry.expression() instanceof ResolvedColumn column ? columns.indexOf(column.column()) : -1;
            Set<ResolvedColumn> sources =
                    written < 0 ? Set.of() : values.get(written).sources();
            entries.add(new Entry(
                    entry.name(), new QueryColumn(Insert.EXCLUDED, entry.name(), sources, Mark.NONE), entry.inStar()));
        }
        return new Scope(entries, List.of(new Scope.Source(Insert.EXCLUDED, true, null, false, entries, Mark.NONE)));
    }

    private Insert.Conflict conflict(Insert.Conflict conflict, Target target, Scope excluded) {
        List<Name> arbiter = conflict.constraint() == null
                ? conflict.arbiter()
                : constraint(conflict.constraint(), target, conflict.at());
        Assignments.requireWritable(arbiter, target, conflict.at());
        return new Insert.Conflict(
                null,
                arbiter,
                perhaps(conflict.where(), names(target.scope)),
                conflict.update() == null ? null : replacement(conflict.update(), target, excluded, conflict.at()),
                conflict.at());
    }

    private Insert.Replacement replacement(Insert.Replacement update, Target target, Scope excluded, Mark at) {
        Target there = again(target);
        List<Entry> plain =
                queries.all().relations.qualifiesExcluded() ? there.scope.entries() : there.scope.entriesWith(excluded);
        NameResolver names = names(there.scope.with(excluded, plain));
        List<Assignment> assignments = Assignments.resolve(update.assignments(), target, names, at);
        return new Insert.Replacement(there.table.reference(), assignments, perhaps(update.where(), names));
    }

    /** A constraint stands for its columns; one over a column that is hidden is a name for nothing. */
    private List<Name> constraint(Name constraint, Target target, Mark at) {
        Resolution all = queries.all();
        Map<Name, List<Name>> known = all.relations.constraints(all.tables().get(target.table.reference()));
        List<Name> columns = known.get(constraint);
        if (columns == null) {
            List<String> names = known.keySet().stream().map(Name::text).toList();
            throw UnknownName.of(new QualifiedName(List.of(constraint)), names, at);
        }
        return columns;
    }

    /** The target as one that is changed besides has a number of its own: what is read of it there is no other part. */
    Target again(Target target) {
        TableReference table = target.table;
        int reference = queries.all().again(table.reference());
        List<Entry> entries = target.scope.entries().stream()
                .map(entry -> numbered(entry, table.shownAs(), reference))
                .toList();
        List<Scope.Source> sources = target.scope.sources().stream()
                .map(source -> new Scope.Source(
                        source.alias(), source.aliased(), source.object(), false, entries, source.at()))
                .toList();
        TableReference numbered = new TableReference(
                reference, table.name(), table.only(), table.alias(), table.columnAliases(), table.at());
        return new Target(numbered, new Scope(entries, sources, environment.outer()));
    }

    private static Entry numbered(Entry entry, Name relation, int reference) {
        return new Entry(
                entry.name(), new ResolvedColumn(reference, relation, entry.name(), Mark.NONE), entry.inStar());
    }

    private Body update(Update update) {
        Target target = target(update);
        Beside beside = beside(update.from(), target);
        NameResolver names = names(beside.scope);
        List<Assignment> assignments = Assignments.resolve(update.assignments(), target, names, update.at());
        List<Output> returning = returning(update.returning(), withVersions(beside.scope, target));
        Update resolved = new Update(
                target.table,
                assignments,
                beside.items,
                perhaps(update.where(), names),
                List.copyOf(returning),
                update.at());
        return body(resolved, returning, names, beside.scope);
    }

    private Body delete(Delete delete) {
        Target target = target(delete);
        Beside beside = beside(delete.using(), target);
        List<Output> returning = returning(delete.returning(), withVersions(beside.scope, target));
        Delete resolved = new Delete(
                target.table,
                beside.items,
                perhaps(delete.where(), names(beside.scope)),
                List.copyOf(returning),
                delete.at());
        return body(resolved, returning, names(beside.scope), beside.scope);
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

    /** A row that was there before an insert was found as one that is updated. */
    private static int there(Insert.@Nullable Conflict conflict, Target target) {
        return conflict == null || conflict.update() == null
                ? target.table.reference()
                : conflict.update().reference();
    }

    Scope withVersions(Scope scope, Target target) {
        return withVersions(scope, target, target.table.reference());
    }

    /** The row as it was and as it is, unless another name of the statement stands for something else. */
    private Scope withVersions(Scope scope, Target target, int there) {
        if (!queries.all().relations.returnsOldAndNew()) {
            return scope;
        }
        List<Scope.Source> sources = new ArrayList<>(scope.sources());
        for (Name version : Write.VERSIONS) {
            if (!scope.hasSource(version)) {
                int reference = version.equals(Write.VERSIONS.getFirst()) ? there : target.table.reference();
                List<Entry> entries = target.scope.entries().stream()
                        .map(entry -> numbered(entry, version, reference))
                        .toList();
                sources.add(new Scope.Source(version, true, null, false, entries, Mark.NONE));
            }
        }
        return new Scope(scope.entries(), sources, scope.outer());
    }

    List<Output> returning(List<SelectItem> items, Scope scope) {
        return items.isEmpty() ? List.of() : new OutputResolver(queries.all()).resolve(items, scope, names(scope));
    }

    Body body(Write write, List<Output> returning) {
        List<Column> columns = OutputResolver.columns(returning);
        return new Body(write, columns, queries.keys(columns, environment));
    }

    /** The rows that it finds may be put into an order, of which it takes the first. */
    private static Body body(Write write, List<Output> returning, NameResolver names, Scope scope) {
        return new Body(write, OutputResolver.columns(returning), KeyResolver.ofRows(names, scope));
    }

    NameResolver names(Scope scope) {
        return new NameResolver(queries, environment, scope);
    }

    static @Nullable Expression perhaps(@Nullable Expression expression, NameResolver names) {
        return expression == null ? null : names.resolve(expression);
    }
}
