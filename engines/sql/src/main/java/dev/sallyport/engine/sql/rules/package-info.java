/** What the rules of tables make of the writes of a statement, and what its writes leave in columns; it knows no engine. */
@NullMarked
package dev.sallyport.engine.sql.rules;

import org.jspecify.annotations.NullMarked;
