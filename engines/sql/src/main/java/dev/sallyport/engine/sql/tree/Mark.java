package dev.sallyport.engine.sql.tree;

import dev.sallyport.operation.Position;
import org.jspecify.annotations.Nullable;

/** Where a node stands in the caller's text. All marks are equal: the place is no part of what a node means. */
public record Mark(Position position) {

    /** The mark of a node that the caller did not write. */
    public static final Mark NONE = new Mark(new Position(0, 1, 1));

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mark;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
