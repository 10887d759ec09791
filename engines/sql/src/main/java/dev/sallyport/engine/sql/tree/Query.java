package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement: a body that returns rows, or that writes some, the tables that it names first, and what is done with its rows last. */
public record Query(
        @Nullable With with,
        QueryBody body,
        List<SortKey> orderBy,
        @Nullable Limit limit,
        @Nullable Expression offset,
        Mark at)
        implements Node, Statement {

    public Query {
        orderBy = List.copyOf(orderBy);
    }

    /** A body and nothing around it. */
    public static Query of(QueryBody body) {
        return new Query(null, body, List.of(), null, null, body.at());
    }

    /** Whether it changes rows: by its body, or by a table of its WITH, where alone another write may stand. */
    public boolean writes() {
        return body instanceof Write
                || (with != null
                        && with.tables().stream()
                                .anyMatch(table -> table.query().writes()));
    }

    /** Whether nothing stands around the body. */
    public boolean isPlain() {
        return with == null && orderBy.isEmpty() && limit == null && offset == null;
    }

    /** The most rows that it returns: {@code LIMIT n}, or {@code FETCH FIRST n ROWS ONLY}. */
    public record Limit(Expression count, boolean fetched) {}
}
