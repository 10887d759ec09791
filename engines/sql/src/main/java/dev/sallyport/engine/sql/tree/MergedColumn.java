package dev.sallyport.engine.sql.tree;

import java.util.List;

/** A column that USING or NATURAL merged from both sides, whose types make its own; printed by its name alone. */
public record MergedColumn(Name column, List<Expression> sources, Kept kept, Mark at) implements Expression {

    public MergedColumn {
        sources = List.copyOf(sources);
    }

    /** Where its values come from. */
    public List<Expression> values() {
        return switch (kept) {
            case EITHER -> sources;
            case FIRST -> List.of(sources.getFirst());
            case LAST -> List.of(sources.getLast());
        };
    }

    /** The side whose value a merged column has: that of a row which always has one. */
    public enum Kept {
        EITHER,
        FIRST,
        LAST
    }
}
