package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a target and of a source side by side, and what is done to each pair, or to a row that has no other.
 *
 * @param source the rows beside the target
 * @param on what makes two rows a pair
 * @param actions the first whose condition holds for a row is the one that is taken
 */
public record Merge(
        FromItem.TableReference target,
        FromItem source,
        Expression on,
        List<Action> actions,
        List<SelectItem> returning,
        Mark at)
        implements Write {
    public Merge {
        actions = List.copyOf(actions);
        returning = List.copyOf(returning);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a merge does something");
        }
    }

    /** The rows that an action is for. */
    public enum Match {
        MATCHED("MATCHED"),
        NOT_MATCHED("NOT MATCHED"),
        NOT_MATCHED_BY_TARGET("NOT MATCHED BY TARGET"),
        NOT_MATCHED_BY_SOURCE("NOT MATCHED BY SOURCE");

        private final String words;

        Match(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether there is a row of the target. */
        public boolean hasTarget() {
            return this == MATCHED || this == NOT_MATCHED_BY_SOURCE;
        }

        /** Whether there is a row of the source. */
        public boolean hasSource() {
            return this != NOT_MATCHED_BY_SOURCE;
        }
    }

    /**
     * {@code WHEN ... THEN ...}.
     *
     * @param reference number of the target as what this action changes, beside its number as what is compared
     * @param condition what must hold besides
     */
    public record Action(
            int reference, Match match, @Nullable Expression condition, Effect effect, Mark at) {
        public Action {
            if (match.hasTarget() == effect instanceof Add) {
                throw new IllegalArgumentException(
                        "a row is added where there is none, and changed where there is one");
            }
        }
    }

    /** What is done to a row. */
    public sealed interface Effect {}

    /** The row gets other values. */
    public record Change(List<Assignment> assignments) implements Effect {
        public Change {
            assignments = List.copyOf(assignments);
            if (assignments.isEmpty()) {
                throw new IllegalArgumentException("an update assigns something");
            }
        }
    }

    /** The end of the row. */
    public record Remove() implements Effect {}

    /**
     * A new row.
     *
     * @param columns that get the values, in order; none before the names are resolved means all of `*`
     */
    public record Add(List<Name> columns, List<Expression> values) implements Effect {
        public Add {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }
}
