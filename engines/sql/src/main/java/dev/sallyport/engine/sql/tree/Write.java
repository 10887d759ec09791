package dev.sallyport.engine.sql.tree;

import java.util.List;

/** A statement that changes rows of one table; the rows that it returns are those that it changed. */
public sealed interface Write extends QueryBody permits Insert, Update, Delete, Merge {
    /** The names of a row as it was and as it is, where what is returned may be either. */
    List<Name> VERSIONS = List.of(new Name("old"), new Name("new"));

    /** The table whose rows are changed, under the name that stands for it in the rest of the statement. */
    FromItem.TableReference target();

    /** What is returned of each row; nothing where no row is. */
    List<SelectItem> returning();
}
