package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a window function looks at. */
public record Window(
        List<Expression> partitionBy,
        List<SortKey> orderBy,
        @Nullable Frame frame) {

    public Window {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /** A window with a name: {@code WINDOW w AS (...)}. */
    public record Named(Name name, Window window) {}

    /** What stands behind OVER. */
    public sealed interface Over {

        /** {@code OVER w}. */
        record Reference(Name window) implements Over {}

        /** {@code OVER (...)}. */
        record Inline(Window window) implements Over {}
    }

    /** The part of a partition around the current row; without an end it ends there. */
    public record Frame(
            Mode mode,
            Bound start,
            @Nullable Bound end,
            @Nullable Exclusion exclusion) {}

    /** What of a frame is left out. */
    public enum Exclusion {
        CURRENT_ROW,
        GROUP,
        TIES,
        NO_OTHERS
    }

    /** What a frame counts. */
    public enum Mode {
        ROWS,
        RANGE,
        GROUPS
    }

    /** One end of a frame; only {@code PRECEDING} and {@code FOLLOWING} have a distance. */
    public record Bound(Edge edge, @Nullable Expression distance) {}

    /** Where an end of a frame lies. */
    public enum Edge {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }
}
