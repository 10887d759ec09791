package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New rows.
 *
 * @param columns that get the values, in order; none before the names are resolved means all of `*`
 * @param overriding whose values an identity column gets
 * @param rows what is written; nothing for {@code DEFAULT VALUES}
 * @param conflict what is done with a row that is there already
 */
public record Insert(
        FromItem.TableReference target,
        List<Name> columns,
        Overriding overriding,
        @Nullable Query rows,
        @Nullable Conflict conflict,
        List<SelectItem> returning,
        Mark at)
        implements Write {
    public Insert {
        columns = List.copyOf(columns);
        returning = List.copyOf(returning);
    }

    /** Where values are written to a column that counts by itself: whether they stand, or the count does. */
    public enum Overriding {
        NONE(""),
        SYSTEM(" OVERRIDING SYSTEM VALUE"),
        USER(" OVERRIDING USER VALUE");

        private final String words;

        Overriding(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * {@code ON CONFLICT}.
     *
     * @param constraint whose columns are meant, in place of the columns; nothing once the names are resolved
     * @param arbiter the columns of the unique index that is meant; none means any
     * @param where the rows that the index holds, for one that does not hold all
     * @param update nothing for {@code DO NOTHING}
     */
    public record Conflict(
            @Nullable Name constraint,
            List<Name> arbiter,
            @Nullable Expression where,
            @Nullable Replacement update,
            Mark at) {
        public Conflict {
            arbiter = List.copyOf(arbiter);
        }
    }

    /**
     * {@code DO UPDATE SET}: the row that is there gets other values; `excluded` names the one that was to be written. Without
     * other values it goes, whole, and the one that was to be written takes its place.
     *
     * @param reference number of the target as one that is updated, beside its number as one that is written to
     */
    public record Replacement(
            int reference,
            List<Assignment> assignments,
            @Nullable Expression where) {
        public Replacement {
            assignments = List.copyOf(assignments);
        }

        public boolean isRemoval() {
            return assignments.isEmpty();
        }
    }

    /** The name of the row that was to be written, where there is a conflict. */
    public static final Name EXCLUDED = new Name("excluded");
}
