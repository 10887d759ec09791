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

    /** One column more, at a place of its own. */
    record InsertColumn(NewColumn column, Place place) implements TableChange {}

    /**
     * All that holds for a column from now on; whatever held and is not said again is gone.
     *
     * @param former the name that it had, where the statement says it beside the new one
     */
    record ChangeColumn(@Nullable Name former, NewColumn column, Place place) implements TableChange {}

    /** A change of what holds for the rows together. */
    sealed interface KeyChange extends TableChange {}

    /** One index more. */
    record AddIndex(TableIndex index) implements KeyChange {}

    /** One index less. */
    record DropIndex(Name index) implements KeyChange {}

    /** Another name for an index. */
    record RenameIndex(Name index, Name to) implements KeyChange {}

    /** Rows are known by no key any more. */
    record DropPrimaryKey() implements KeyChange {}

    /** One constraint less. */
    record DropConstraint(Sort sort, Name constraint) implements KeyChange {}

    /** How the server is to go about it, which changes nothing about what it does. */
    record Manner(Question question, String answer) implements TableChange {}

    /** What is said of the way to go. */
    enum Question {
        ALGORITHM,
        LOCK
    }

    /** What a constraint is called in a statement that takes it away. */
    enum Sort {
        CONSTRAINT,
        FOREIGN_KEY,
        CHECK
    }

    /** Where a column stands among the others. */
    sealed interface Place {
        /** Where it stands, and a new one behind all others. */
        record Unsaid() implements Place {}

        record First() implements Place {}

        record After(Name column) implements Place {}
    }
}
