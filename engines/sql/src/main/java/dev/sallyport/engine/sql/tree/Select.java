package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT. The items of {@code from} are the comma list, each of them possibly a tree of joins; an integer literal in
 * {@code groupBy} is an ordinal, with the server's own meaning.
 */
public record Select(
        Distinct distinct,
        List<SelectItem> items,
        List<FromItem> from,
        @Nullable Expression where,
        List<GroupKey> groupBy,
        @Nullable Expression having,
        List<Window.Named> windows,
        Mark at)
        implements QueryBody {

    public Select {
        items = List.copyOf(items);
        from = List.copyOf(from);
        groupBy = List.copyOf(groupBy);
        windows = List.copyOf(windows);
    }

    /** Rows of one relation by a condition, without duplicates or order. */
    public static Select of(List<SelectItem> items, List<FromItem> from, @Nullable Expression where) {
        return new Select(new Distinct.All(), items, from, where, List.of(), null, List.of(), Mark.NONE);
    }
}
