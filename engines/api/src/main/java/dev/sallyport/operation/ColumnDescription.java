package dev.sallyport.operation;

import java.util.Set;

/**
 * One column or document path of the catalog.
 *
 * @param id stable number of the column inside its object, as the engine gives it; part of the classification key
 * @param engineType the engine's own spelling of the type
 * @param kind what a row filter may compare it with
 * @param inStar whether `*` names it (an invisible column is not)
 * @param inputs ids of the columns of the same object that the database computes it from
 */
public record ColumnDescription(
        String name, String id, String engineType, ColumnKind kind, boolean inStar, Set<String> inputs) {
    public ColumnDescription {
        inputs = Set.copyOf(inputs);
    }

    /** A column that holds what was written to it. */
    public ColumnDescription(String name, String id, String engineType, ColumnKind kind, boolean inStar) {
        this(name, id, engineType, kind, inStar, Set.of());
    }
}
