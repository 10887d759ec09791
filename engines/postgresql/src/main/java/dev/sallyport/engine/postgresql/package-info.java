/** The PostgreSQL engine: its catalog, its reading of statements, its way to the server. */
@NullMarked
package dev.sallyport.engine.postgresql;

import org.jspecify.annotations.NullMarked;
