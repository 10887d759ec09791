package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other values for rows that are there. */
public record Update(
        FromItem.TableReference target,
        List<Assignment> assignments,
        List<FromItem> from,
        @Nullable Expression where,
        List<SelectItem> returning,
        Mark at)
        implements Write {
    public Update {
        assignments = List.copyOf(assignments);
        from = List.copyOf(from);
        returning = List.copyOf(returning);
        if (assignments.isEmpty()) {
            throw new IllegalArgumentException("an update assigns something");
        }
    }
}
