package dev.sallyport.engine.sql.rules;

import dev.sallyport.operation.Verb;
import java.util.Set;

/**
 * Something that the database does, or looks at, when rows of a table are written; columns by their numbers in the table.
 */
public sealed interface Rule {
    /**
     * No two rows have the same values there: a unique index, or an exclusion constraint.
     *
     * @param constraint by which a statement may name it; empty where it has none, or where it is no arbiter
     * @param plain whether every row has them in it as they are, so that the values of one row name no other
     */
    record Unique(Set<Integer> columns, String constraint, boolean plain) implements Rule {}

    /** Columns of which a written value would make another row of it: the primary key, and what chooses the partition. */
    record Key(Set<Integer> columns) implements Rule {}

    /**
     * A condition on each row.
     *
     * @param kept whether it surely holds for every row that is there, so that only a changed column can break it
     */
    record Check(Set<Integer> columns, boolean kept) implements Rule {}

    /** The values stand in another table too. */
    record References(Set<Integer> columns, String other, Set<Integer> others) implements Rule {}

    /** Another table holds the values: what becomes of its rows when they change or go. */
    record ReferencedBy(Set<Integer> columns, String other, Set<Integer> others, Action onDelete, Action onUpdate)
            implements Rule {}

    /** A column that the database computes from others. */
    record Generated(int column, Set<Integer> from) implements Rule {}

    /** A column that gets a value of its own where a row is written without one; not one of a sequence, which nobody chooses. */
    record Default(Set<Integer> columns) implements Rule {}

    /** Code of the users of the database: a trigger, a rule, or a function of theirs in a default, a check or an index. */
    record Code(Set<Verb> verbs) implements Rule {}

    /** What a foreign key does to the rows that hold its values. */
    enum Action {
        /** It keeps the other row as it is. */
        REFUSE,
        CASCADE,
        /** They lose the value, or get another. */
        SET
    }
}
