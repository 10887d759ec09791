package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Environment.Column;
import dev.sallyport.engine.sql.resolve.Environment.Common;
import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.resolve.Scope.Source;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.CommonTableReference;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.FunctionTable;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.FromItem.Subquery;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.FromItem.View;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Resolves what stands in FROM: tables by the principal's catalog, queries by their own names, joins to plain conditions. */
final class FromResolver {
    private final QueryResolver queries;
    private final Resolution all;
    private final Environment environment;

    FromResolver(QueryResolver queries, Environment environment) {
        this.queries = queries;
        this.all = queries.all();
        this.environment = environment;
    }

    /** One item with every name resolved, and what it makes visible. */
    record Resolved(FromItem item, Scope scope) {}

    /** @param before what stands before it in the same FROM, for whatever is lateral */
    Resolved resolve(FromItem item, Scope before) {
        return switch (item) {
            case TableReference table -> named(table);
            case Subquery query -> query(query, before);
            case FunctionTable functions -> new FunctionResolver(queries, environment).resolve(functions, before);
            case Join join -> join(join, before);
            case CommonTableReference _, DerivedTable _, View _ ->
                throw new IllegalArgumentException("an item of FROM was rewritten before it was resolved");
        };
    }

    /** The table that a write changes: by its own name, and no view, which may stand for other tables (holes W6). */
    Resolved target(TableReference table) {
        if (!table.name().isQualified()
                && environment.tables().containsKey(table.name().last())) {
            throw Unresolved.notUnderstood(
                    "`" + table.name() + "` is a table of `WITH`, which no write changes",
                    "writes.target",
                    "give the table of `WITH` another name",
                    table.at());
        }
        Resolved resolved = table(table, true);
        if (!(resolved.item instanceof TableReference)) {
            throw Unresolved.unsupported(
                    "`" + table.name() + "` is a view, and only tables are written to",
                    "writes.target",
                    "write to the table itself",
                    table.at());
        }
        return resolved;
    }

    private Resolved named(TableReference table) {
        Common common = table.name().isQualified()
                ? null
                : environment.tables().get(table.name().last());
        return common == null ? table(table, false) : common(table, common);
    }

    private Resolved common(TableReference table, Common common) {
        if (!common.usable()) {
            throw Unresolved.unsupported(
                    "`" + table.name() + "` is used before it is defined",
                    "names.with",
                    "order the tables of `WITH` so that each names only earlier ones, and itself only behind `UNION`",
                    table.at());
        }
        Name name = table.shownAs();
        Name printed = all.unused(name);
        List<Column> columns = QueryResolver.renamed(common.columns(), table.columnAliases(), table.at());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Name column = common.columns().get(i).printed();
            entries.add(entry(columns.get(i), printed, column));
        }
        FromItem item = new CommonTableReference(common.printed(), printed, table.at());
        return new Resolved(item, scope(name, false, entries, table.at()));
    }

    static Entry entry(Column column, Name relation, Name printed) {
        return new Entry(column.name(), new QueryColumn(relation, printed, column.sources(), Mark.NONE), true);
    }

    static Scope scope(Name alias, boolean scalar, List<Entry> entries, Mark at) {
        return new Scope(entries, List.of(new Source(alias, true, null, scalar, entries, at)));
    }

    private Resolved query(Subquery query, Scope before) {
        QueryResolver.Resolved inner =
                queries.resolve(query.query(), query.lateral() ? environment.inside(before) : environment);
        Name name = query.alias() == null ? new Name("unnamed_subquery") : query.alias();
        Name printed = all.unused(name);
        List<Column> columns = QueryResolver.renamed(inner.columns(), query.columnAliases(), query.at());
        FromItem item = new Subquery(
                inner.query(),
                query.lateral(),
                printed,
                columns.stream().map(Column::printed).toList(),
                query.at());
        List<Entry> entries = columns.stream()
                .map(column -> entry(column, printed, column.printed()))
                .toList();
        Scope scope = scope(name, false, entries, query.at());
        return new Resolved(item, query.alias() == null ? new Scope(entries, List.of()) : scope);
    }

    /** @param target whether its rows are changed, under its own name where no alias can be that */
    private Resolved table(TableReference table, boolean target) {
        boolean named = table.name().isQualified() || !environment.qualified();
        ObjectDescription object = all.relations
                .find(table.name())
                .filter(_ -> named)
                .orElseThrow(() -> UnknownName.of(table.name(), known(), table.at()));
        Name alias =
                table.alias() == null ? all.relations.compared(object.name().object()) : table.alias();
        boolean itself = target
                && all.relations.isTaken(all.relations.compared(object.name().object()));
        TableReference canonical = new TableReference(
                all.reference(object),
                all.relations.canonical(object),
                table.only(),
                itself ? null : all.unused(alias),
                List.of(),
                table.at());
        FromItem item = switch (object.kind()) {
            case TABLE, PARTITIONED_TABLE -> canonical;
            case VIEW, MATERIALIZED_VIEW -> new ViewResolver(queries).resolve(canonical, object);
            case COLLECTION, OTHER -> throw UnknownName.of(table.name(), known(), table.at());
        };
        List<Entry> entries = entries(item, object, table);
        Source source = new Source(alias, table.alias() != null, object.name(), false, entries, table.at());
        return new Resolved(item, new Scope(entries, List.of(source)));
    }

    private List<String> known() {
        return Stream.concat(
                        all.relations.names().stream(),
                        environment.tables().keySet().stream().map(Name::text))
                .toList();
    }

    private List<Entry> entries(FromItem item, ObjectDescription object, TableReference table) {
        List<Name> aliases = table.columnAliases();
        List<ColumnDescription> star =
                object.columns().stream().filter(ColumnDescription::inStar).toList();
        if (aliases.size() > star.size()) {
            throw Unresolved.notUnderstood(
                    "`" + table.alias() + "` has fewer columns than the statement names",
                    "names.columns",
                    "name at most as many columns as `*` shows",
                    table.at());
        }
        List<Entry> entries = new ArrayList<>();
        for (ColumnDescription column : object.columns()) {
            int position = star.indexOf(column);
            boolean renamed = position >= 0 && position < aliases.size();
            Name name = renamed ? aliases.get(position) : all.relations.compared(column.name());
            entries.add(new Entry(name, column(item, object, new Name(column.name())), column.inStar()));
        }
        return entries;
    }

    /** A materialised view has its columns itself. */
    private static Expression column(FromItem item, ObjectDescription object, Name column) {
        return switch (item) {
            case TableReference table -> new ResolvedColumn(table.reference(), table.shownAs(), column, Mark.NONE);
            case View(var table, var _, var _, var _)
            when object.kind() == ObjectDescription.Kind.MATERIALIZED_VIEW ->
                new ResolvedColumn(table.reference(), table.shownAs(), column, Mark.NONE);
            case View view -> ViewResolver.column(view, column);
            default -> throw new IllegalArgumentException("only a table or a view has columns of the catalog");
        };
    }

    private Resolved join(Join join, Scope before) {
        Resolved left = resolve(join.left(), before);
        Scope seen = before.with(left.scope, before.entriesWith(left.scope));
        Resolved right = resolve(join.right(), seen);
        Scope both = left.scope.with(right.scope, left.scope.entriesWith(right.scope));
        return switch (join.condition()) {
            case JoinCondition.None none -> joined(join, left, right, none, both);
            case JoinCondition.On(var condition) -> {
                NameResolver names = new NameResolver(queries, environment, both.inside(before.outer()));
                var on = new JoinCondition.On(names.resolve(condition));
                yield joined(join, left, right, on, both);
            }
            case JoinCondition.Using(var columns) -> shared(join, left, right, columns);
            case JoinCondition.Natural() -> shared(join, left, right, SharedColumns.natural(left.scope, right.scope));
        };
    }

    private static Resolved shared(Join join, Resolved left, Resolved right, List<Name> columns) {
        SharedColumns shared = new SharedColumns(join, left.scope, right.scope, columns);
        Scope scope = left.scope.with(right.scope, shared.entries());
        return joined(join, left, right, new JoinCondition.On(shared.condition()), scope);
    }

    private static Resolved joined(Join join, Resolved left, Resolved right, JoinCondition condition, Scope scope) {
        return new Resolved(new Join(join.kind(), left.item, right.item, condition, join.at()), scope);
    }
}
