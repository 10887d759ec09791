package dev.sallyport.engine.postgresql;

import java.util.List;
import java.util.Set;

/** What the gateway's own role needs to do with one relation for what the grants let agents do. */
record PostgresNeed(
        PostgresRelation relation, Set<String> selected, Set<String> inserted, Set<String> updated, boolean deletes) {
    /** The privileges that are given for columns, in the order in which they are printed. */
    static final List<String> OF_COLUMNS = List.of("SELECT", "INSERT", "UPDATE");

    PostgresNeed {
        selected = Set.copyOf(selected);
        inserted = Set.copyOf(inserted);
        updated = Set.copyOf(updated);
    }

    static PostgresNeed none(PostgresRelation relation) {
        return new PostgresNeed(relation, Set.of(), Set.of(), Set.of(), false);
    }

    boolean isNone() {
        return selected.isEmpty() && inserted.isEmpty() && updated.isEmpty() && !deletes;
    }

    /** The columns that the privilege is needed for, in the order of the relation. */
    List<String> columns(String privilege) {
        Set<String> needed = switch (privilege) {
            case "SELECT" -> selected;
            case "INSERT" -> inserted;
            case "UPDATE" -> updated;
            default -> Set.of();
        };
        return relation.columns().stream()
                .map(PostgresColumn::name)
                .filter(needed::contains)
                .toList();
    }
}
