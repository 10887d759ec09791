/** The PostgreSQL engine. */
@NullMarked
package dev.sallyport.engine.postgresql;

import org.jspecify.annotations.NullMarked;
