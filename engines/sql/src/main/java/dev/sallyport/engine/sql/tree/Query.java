package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that returns rows: a body, the tables that it names first, and what is done with its rows last. */
public record Query(
        @Nullable With with,
        QueryBody body,
        List<SortKey> orderBy,
        @Nullable Limit limit,
        @Nullable Expression offset,
        Mark at)
        implements Node {

    public Query {
        orderBy = List.copyOf(orderBy);
    }

    /** A body and nothing around it. */
    public static Query of(QueryBody body) {
        return new Query(null, body, List.of(), null, null, body.at());
    }

    /** Whether nothing stands around the body. */
    public boolean isPlain() {
        return with == null && orderBy.isEmpty() && limit == null && offset == null;
    }

    /** The most rows that it returns: {@code LIMIT n}, or {@code FETCH FIRST n ROWS ONLY}. */
    public record Limit(Expression count, boolean fetched) {}
}
