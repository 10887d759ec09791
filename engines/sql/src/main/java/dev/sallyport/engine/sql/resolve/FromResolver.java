package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.resolve.Scope.Entry;
import dev.sallyport.engine.sql.resolve.Scope.Source;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Resolves what stands in FROM: tables by the principal's catalog, joins to plain conditions. */
final class FromResolver {
    private final Relations relations;
    private final List<ObjectDescription> tables = new ArrayList<>();
    private final Set<Name> taken = new HashSet<>();

    FromResolver(Relations relations) {
        this.relations = relations;
    }

    /** One item with every name resolved, and what it makes visible. */
    record Resolved(FromItem item, Scope scope) {}

    List<ObjectDescription> tables() {
        return tables;
    }

    Resolved resolve(FromItem item) {
        return switch (item) {
            case TableReference table -> table(table);
            case Join join -> join(join);
            case DerivedTable derived ->
                throw new IllegalArgumentException("`" + derived.alias() + "` was rewritten before it was resolved");
        };
    }

    private Resolved table(TableReference table) {
        ObjectDescription object = relations
                .find(table.name())
                .orElseThrow(() -> UnknownName.of(table.name(), relations.names(), table.at()));
        if (table.reference() != tables.size()) {
            throw new IllegalArgumentException("table references are numbered in the order of the text");
        }
        tables.add(object);
        Name alias = table.alias() == null ? new Name(object.name().object()) : table.alias();
        TableReference canonical = new TableReference(
                table.reference(),
                relations.canonical(object),
                table.only(),
                unused(alias, table.reference()),
                List.of(),
                table.at());
        List<Entry> entries = entries(canonical, object, table.columnAliases());
        Source source = new Source(canonical, alias, table.alias() != null, object.name(), entries);
        return new Resolved(canonical, new Scope(entries, List.of(source)));
    }

    /** Two tables of different schemas may share their name in a statement, but not in its print. */
    private Name unused(Name alias, int reference) {
        Name free = alias;
        while (!taken.add(free)) {
            free = new Name(free + "_" + reference);
        }
        return free;
    }

    private static List<Entry> entries(TableReference table, ObjectDescription object, List<Name> aliases) {
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
            Name name = renamed ? aliases.get(position) : new Name(column.name());
            entries.add(new Entry(name, column(table, column), column.inStar()));
        }
        return entries;
    }

    private static ResolvedColumn column(TableReference table, ColumnDescription column) {
        Name relation = table.alias() == null ? table.name().last() : table.alias();
        return new ResolvedColumn(table.reference(), relation, new Name(column.name()), Mark.NONE);
    }

    private Resolved join(Join join) {
        Resolved left = resolve(join.left());
        Resolved right = resolve(join.right());
        Scope both = left.scope.with(right.scope, left.scope.entriesWith(right.scope));
        return switch (join.condition()) {
            case JoinCondition.None none -> joined(join, left, right, none, both);
            case JoinCondition.On(var condition) -> {
                var on = new JoinCondition.On(new NameResolver(both).resolve(condition));
                yield joined(join, left, right, on, both);
            }
            case JoinCondition.Using(var columns) -> shared(join, left, right, columns);
            case JoinCondition.Natural() -> shared(join, left, right, common(left.scope, right.scope));
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

    /** What NATURAL joins by: the names that `*` shows on both sides, in the order of the left one. */
    private static List<Name> common(Scope left, Scope right) {
        return left.entries().stream()
                .filter(Entry::inStar)
                .map(Entry::name)
                .distinct()
                .filter(name -> Scope.named(right.entries(), name).stream().anyMatch(Entry::inStar))
                .toList();
    }
}
