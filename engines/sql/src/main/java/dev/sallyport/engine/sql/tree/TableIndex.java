package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that is a part of its table.
 *
 * @param name nothing where the server is to choose one
 */
public record TableIndex(boolean unique, @Nullable Name name, List<Key> keys, Mark at) implements TableElement {
    public TableIndex {
        keys = List.copyOf(keys);
    }

    /**
     * What it is ordered by.
     *
     * @param length how much of each value it holds; 0 for all of it
     */
    public record Key(Expression expression, int length, boolean descending) {}
}
