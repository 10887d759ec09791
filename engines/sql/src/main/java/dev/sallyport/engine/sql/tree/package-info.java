/**
 * The statement tree: the only form of a statement that is resolved, decided on, rewritten and printed. It is closed:
 * what no record here can hold is refused.
 */
@NullMarked
package dev.sallyport.engine.sql.tree;

import org.jspecify.annotations.NullMarked;
