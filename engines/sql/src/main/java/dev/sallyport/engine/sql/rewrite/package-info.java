/** What stands in the place of a table, and what an output column came from; it knows no engine. */
@NullMarked
package dev.sallyport.engine.sql.rewrite;

import org.jspecify.annotations.NullMarked;
