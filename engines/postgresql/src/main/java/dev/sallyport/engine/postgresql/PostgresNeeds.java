package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sallyport.engine.sql.resolve.Columns;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectDescription.Kind;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.ObjectUse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Works out which columns the gateway's own text reads and writes.
 *
 * <p>A mask that is a constant reads nothing. A view is opened in our own tree, so it needs no right, but for a row filter that
 * looks values up in it. Nobody writes to a materialised view. Keys of other tables, cascades and identities are the server's own business.
 */
final class PostgresNeeds {
    private final PostgresTypes types;
    private final PostgresMasks masks;

    private PostgresNeeds(PostgresCatalog catalog) {
        this.types = new PostgresTypes(catalog.builtins());
        this.masks = new PostgresMasks(types);
    }

    /** By name; relations that no statement can name need nothing. */
    static List<PostgresNeed> of(Set<ObjectUse> uses, PostgresCatalog catalog) {
        PostgresNeeds needs = new PostgresNeeds(catalog);
        TreeMap<ObjectName, List<ObjectUse>> byObject =
                uses.stream().collect(groupingBy(ObjectUse::object, TreeMap::new, toList()));
        return byObject.entrySet().stream()
                .flatMap(entry -> catalog
                        .relationOfAll(entry.getKey())
                        .filter(PostgresRelation::isNameable)
                        .map(relation -> needs.of(relation, entry.getValue()))
                        .stream())
                .filter(need -> !need.isNone())
                .toList();
    }

    private PostgresNeed of(PostgresRelation relation, List<ObjectUse> uses) {
        Kind kind = relation.description().kind();
        Set<String> selected = new HashSet<>();
        Set<String> inserted = new HashSet<>();
        Set<String> updated = new HashSet<>();
        Set<String> shown = new HashSet<>();
        boolean deletes = false;
        for (ObjectUse use : uses) {
            if (!isOf(kind, use)) {
                continue;
            }
            switch (use) {
                case ObjectUse.Read(var _, String column) -> selected.add(column);
                case ObjectUse.Filter(var _, String column) -> selected.add(column);
                case ObjectUse.LookUp(var _, String column) -> selected.add(column);
                case ObjectUse.ReadMasked(var _, String column, Mask mask) ->
                    (isRead(relation, column, mask) ? selected : shown).add(column);
                case ObjectUse.Insert(var _, String column) -> addStored(inserted, relation, column);
                case ObjectUse.Update(var _, String column) -> addStored(updated, relation, column);
                case ObjectUse.Delete _ -> deletes = true;
            }
        }
        addOneIfNone(selected, shown, relation);
        return new PostgresNeed(relation, selected, inserted, updated, deletes);
    }

    private static boolean isOf(Kind kind, ObjectUse use) {
        return switch (kind) {
            case VIEW -> use instanceof ObjectUse.LookUp;
            case MATERIALIZED_VIEW ->
                !(use instanceof ObjectUse.Insert
                        || use instanceof ObjectUse.Update
                        || use instanceof ObjectUse.Delete);
            case TABLE, PARTITIONED_TABLE, COLLECTION, OTHER -> true;
        };
    }

    private boolean isRead(PostgresRelation relation, String name, Mask mask) {
        ResolvedColumn column = new ResolvedColumn(0, new Name("t"), new Name(name), Mark.NONE);
        return mask instanceof Mask.Document
                || relation.column(name)
                        .map(known -> masks.mask(mask, column, types.of(known.type()), () -> Sql.text("")))
                        .filter(masked -> !Columns.isConstant(masked))
                        .isPresent();
    }

    private static void addStored(Set<String> columns, PostgresRelation relation, String name) {
        relation.column(name).filter(column -> !column.generated()).ifPresent(column -> columns.add(column.name()));
    }

    /** Not even the rows of a table can be counted without the right to one of its columns. */
    private static void addOneIfNone(Set<String> selected, Set<String> shown, PostgresRelation relation) {
        if (selected.isEmpty()) {
            relation.columns().stream()
                    .map(PostgresColumn::name)
                    .filter(shown::contains)
                    .findFirst()
                    .ifPresent(selected::add);
        }
    }
}
