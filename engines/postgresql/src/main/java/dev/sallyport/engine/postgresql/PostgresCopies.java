package dev.sallyport.engine.postgresql;

import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.postgresql.PostgresRelation.Trait;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.FromItem.View;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectDescription.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The materialised views of a statement: copies, which no mask and no row filter of their tables reaches (holes V1, V2).
 *
 * <p>So the statement reads whatever the definition reads, as something that runs by itself: every column of it has to be clear
 * to the caller, and no row hidden. What is shown is the copy itself, by the rules for its own columns.
 *
 * <p>A copy holds what its definition read when it was filled. So what it reads must be what it then was: no view, no partitioned
 * table and no generated column, each of which stands for something else once its own definition is another.
 */
final class PostgresCopies {
    private final List<ObjectDescription> tables;
    private final PostgresCatalog catalog;
    private final Map<Integer, TableReference> behind = new HashMap<>();

    private PostgresCopies(List<ObjectDescription> tables, PostgresCatalog catalog) {
        this.tables = tables;
        this.catalog = catalog;
    }

    /** Refuses one of a table with policies of the database's own: they held for who made the copy. */
    static PostgresCopies in(Query opened, List<ObjectDescription> tables, PostgresCatalog catalog) {
        PostgresCopies copies = new PostgresCopies(tables, catalog);
        var _ = copies.new Looking().statement(opened);
        return copies;
    }

    /** The effects of the opened statement, in which what is behind a copy is brought along by it. */
    List<Effect> effects(List<Effect> effects) {
        return effects.stream()
                .map(effect -> behind.containsKey(effect.reference()) ? broughtAlong(effect) : effect)
                .toList();
    }

    private Effect broughtAlong(Effect effect) {
        boolean readsGenerated = tables.get(effect.reference()).columns().stream()
                .anyMatch(column -> effect.read().contains(column.name())
                        && !column.inputs().isEmpty());
        if (readsGenerated) {
            throw Unresolved.view(requireNonNull(behind.get(effect.reference())));
        }
        return new Effect(
                effect.reference(),
                effect.verb(),
                effect.target(),
                effect.read(),
                effect.read(),
                Set.of(),
                Set.of(),
                Cause.RULE);
    }

    /** The statement in which each copy is a table. */
    Query read(Query opened) {
        return behind.isEmpty() && tables.stream().noneMatch(PostgresCopies::isCopy)
                ? opened
                : (Query) new Reading().statement(opened);
    }

    private boolean isCopy(View view) {
        return isCopy(tables.get(view.table().reference()));
    }

    private static boolean isCopy(ObjectDescription table) {
        return table.kind() == Kind.MATERIALIZED_VIEW;
    }

    /** Opens each view, and says what is behind a copy. */
    private final class Looking extends TreeMapper {
        @Override
        protected FromItem from(FromItem item) {
            if (item instanceof View view && isCopy(view)) {
                var _ = new Behind(view.table()).query(view.definition());
                return item;
            }
            return super.from(item);
        }
    }

    /** What one copy is made of. */
    private final class Behind extends TreeMapper {
        private final TableReference copy;

        Behind(TableReference copy) {
            this.copy = copy;
        }

        @Override
        protected FromItem from(FromItem item) {
            switch (item) {
                case TableReference table -> add(table);
                case View view -> {
                    if (!isCopy(view)) {
                        throw Unresolved.view(copy);
                    }
                    add(view.table());
                }
                default -> {}
            }
            return super.from(item);
        }

        private void add(TableReference table) {
            ObjectDescription object = tables.get(table.reference());
            boolean secured =
                    catalog.relationOfAll(object.name()).orElseThrow().traits().contains(Trait.ROW_SECURITY);
            if (secured || object.kind() == Kind.PARTITIONED_TABLE) {
                throw Unresolved.view(copy);
            }
            behind.put(table.reference(), copy);
        }
    }

    /** Puts each copy in the place of its definition. */
    private final class Reading extends TreeMapper {
        @Override
        protected FromItem from(FromItem item) {
            return item instanceof View view && isCopy(view) ? view.table() : super.from(item);
        }
    }
}
