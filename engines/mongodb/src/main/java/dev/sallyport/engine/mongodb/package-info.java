/** The MongoDB engine: commands as documents, in and out. */
@NullMarked
package dev.sallyport.engine.mongodb;

import org.jspecify.annotations.NullMarked;
