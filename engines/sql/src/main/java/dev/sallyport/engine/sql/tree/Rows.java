package dev.sallyport.engine.sql.tree;

import java.util.List;

/** {@code VALUES}: rows that are written out, all of one length. */
public record Rows(List<List<Expression>> rows, Mark at) implements QueryBody {

    public Rows {
        rows = rows.stream().map(List::copyOf).toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("VALUES has at least one row");
        }
    }

    public int width() {
        return rows.getFirst().size();
    }
}
