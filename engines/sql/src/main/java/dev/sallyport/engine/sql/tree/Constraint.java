package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the rows of a table.
 *
 * @param name nothing where the server is to choose one
 */
public record Constraint(@Nullable Name name, Rule rule, Mark at) implements TableElement {

    /** What it says; the one of a column names no columns of its own table. */
    public sealed interface Rule {}

    /** {@code NOT NULL}, of a column. */
    public record NotNull() implements Rule {}

    /** {@code DEFAULT}, of a column. */
    public record Default(Expression value) implements Rule {}

    /** {@code NULL}, of a column. */
    public record MayBeNull() implements Rule {}

    /** {@code AUTO_INCREMENT}: the server counts. */
    public record Counted() implements Rule {}

    /** The time of each change of its row, of a column. */
    public record Touched(Expression clock) implements Rule {}

    /** What its texts are compared by, of a column. */
    public record Collated(QualifiedName collation) implements Rule {}

    /** What is said about a column, for people. */
    public record Remark(Expression text) implements Rule {}

    /** A condition that each row fulfils. */
    public record Check(Expression condition) implements Rule {}

    /**
     * No two rows have the same values.
     *
     * @param primary whether they are what a row is known by
     */
    public record Unique(boolean primary, List<Name> columns) implements Rule {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The values stand in another table too, from where they cannot be taken away.
     *
     * @param others none means the primary key of the other table
     */
    public record References(List<Name> columns, QualifiedName table, List<Name> others) implements Rule {
        public References {
            columns = List.copyOf(columns);
            others = List.copyOf(others);
        }
    }
}
