package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of rows that are there. */
public record Delete(
        FromItem.TableReference target,
        List<FromItem> using,
        @Nullable Expression where,
        List<SelectItem> returning,
        Mark at)
        implements Write {
    public Delete {
        using = List.copyOf(using);
        returning = List.copyOf(returning);
    }
}
