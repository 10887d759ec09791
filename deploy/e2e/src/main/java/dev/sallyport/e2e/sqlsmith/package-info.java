/** Statements that the program `sqlsmith` makes by chance from the catalog of a database, and what must not come back from them. */
@NullMarked
package dev.sallyport.e2e.sqlsmith;

import org.jspecify.annotations.NullMarked;
