package dev.sallyport.engine.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that rows come from. */
public sealed interface FromItem extends Node {

    /**
     * A base table, by the name that the statement used or, resolved, by its schema-qualified name. {@code reference}
     * numbers the table references of one statement from 0 in the order of the text.
     */
    record TableReference(
            int reference,
            QualifiedName name,
            boolean only,
            @Nullable Name alias,
            List<Name> columnAliases,
            Mark at) implements FromItem {

        public TableReference {
            columnAliases = List.copyOf(columnAliases);
        }
    }

    /**
     * What the source rewrite puts in the place of a table reference: explicit columns, each a label and a plain column
     * or a mask, the row filter, and a fence that keeps the conditions around it out of the hidden rows. No reader makes
     * one.
     */
    record DerivedTable(
            TableReference table,
            List<SelectItem.Output> columns,
            @Nullable Expression filter,
            boolean fenced,
            Name alias,
            Mark at)
            implements FromItem {

        public DerivedTable {
            columns = List.copyOf(columns);
        }
    }

    /** Two items joined; only a cross join has no condition of its own. */
    record Join(JoinKind kind, FromItem left, FromItem right, JoinCondition condition, Mark at) implements FromItem {

        public Join {
            if ((kind == JoinKind.CROSS) != (condition instanceof JoinCondition.None)) {
                throw new IllegalArgumentException("a cross join has no condition, every other join has one");
            }
        }
    }
}
