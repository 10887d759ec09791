package dev.sallyport.engine.sql.tree;

import java.util.List;

/**
 * {@code column = value}, or {@code (one, other) = ...}.
 *
 * @param columns that get the value; several only where it is a row of as many values, or a query that returns one
 */
public record Assignment(List<Name> columns, Expression value, Mark at) {
    public Assignment {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("an assignment has a column");
        }
    }

    public static Assignment of(Name column, Expression value, Mark at) {
        return new Assignment(List.of(column), value, at);
    }
}
