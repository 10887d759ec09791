/** What the names of a statement stand for, for one principal; it knows no engine. */
@NullMarked
package dev.sallyport.engine.sql.resolve;

import org.jspecify.annotations.NullMarked;
