package dev.sallyport.engine.sql.tree;

import java.util.List;

/** A query with a name: {@code name (columns) AS [NOT MATERIALIZED] (query)}. */
public record CommonTable(Name name, List<Name> columns, Materialization materialization, Query query, Mark at)
        implements Node {

    public CommonTable {
        columns = List.copyOf(columns);
    }

    /** Whether the server computes it apart from what reads it; {@code DEFAULT} leaves that to the server. */
    public enum Materialization {
        DEFAULT,
        MATERIALIZED,
        NOT_MATERIALIZED
    }
}
