package dev.sallyport.engine.sql.tree;

/** What one text says, complete. */
public sealed interface Statement permits Query, Definition {

    Mark at();
}
