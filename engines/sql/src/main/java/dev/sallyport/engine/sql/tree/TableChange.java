package dev.sallyport.engine.sql.tree;

import org.jspecify.annotations.Nullable;

/** One change of a table. */
public sealed interface TableChange {

    /** One column more. */
    record AddColumn(boolean ifNotExists, NewColumn column) implements TableChange {}

    /** One column less. */
    record DropColumn(boolean ifExists, Name column) implements TableChange {}

    /** Another name for a column. */
    record RenameColumn(Name column, Name to) implements TableChange {}

    /** Another name for the table. */
    record RenameTable(Name to) implements TableChange {}

    /** Whether a column must have a value. */
    record Require(Name column, boolean value) implements TableChange {}

    /** What a column holds where nothing is written to it; nothing takes that away. */
    record SetDefault(Name column, @Nullable Expression value) implements TableChange {}

    /** Another type, to which the server converts what is there. */
    record SetType(Name column, TypeName type) implements TableChange {}

    /** One constraint more. */
    record AddConstraint(Constraint constraint) implements TableChange {}
}
