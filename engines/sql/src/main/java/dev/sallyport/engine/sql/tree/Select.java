package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT. The items of {@code from} are the comma list, each of them possibly a tree of joins; an integer literal in
 * {@code groupBy} or {@code orderBy} is an ordinal, with the server's own meaning.
 */
public record Select(
        boolean distinct,
        List<SelectItem> items,
        List<FromItem> from,
        @Nullable Expression where,
        List<Expression> groupBy,
        @Nullable Expression having,
        List<SortKey> orderBy,
        @Nullable Expression limit,
        @Nullable Expression offset,
        Mark at)
        implements Query {

    public Select {
        items = List.copyOf(items);
        from = List.copyOf(from);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }
}
