package dev.sallyport.engine.sql.tree;

import java.util.List;

/** The tables that a query names before it begins. */
public record With(boolean recursive, List<CommonTable> tables) {

    public With {
        tables = List.copyOf(tables);
    }
}
