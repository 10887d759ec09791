package dev.sallyport.operation;

/**
 * Something that a grant lets agents do with an object, or that the gateway does there to hold them to the grant: what its own
 * role needs rights for.
 */
public sealed interface ObjectUse {
    ObjectName object();

    /** A column is read in the clear. */
    record Read(ObjectName object, String column) implements ObjectUse {}

    /** A mask stands for a column that is read. */
    record ReadMasked(ObjectName object, String column, Mask mask) implements ObjectUse {}

    /** A row filter of the object looks at a column of its rows. */
    record Filter(ObjectName object, String column) implements ObjectUse {}

    /** A row filter of another object looks a value up in a column. */
    record LookUp(ObjectName object, String column) implements ObjectUse {}

    /** A column gets a value in a new row. */
    record Insert(ObjectName object, String column) implements ObjectUse {}

    /** A column gets another value. */
    record Update(ObjectName object, String column) implements ObjectUse {}

    /** Rows are deleted. */
    record Delete(ObjectName object) implements ObjectUse {}
}
