/** A second grammar of a server's language, made by ANTLR: how it predicts, and what its trees mean; it knows no engine. */
@NullMarked
package dev.sallyport.engine.sql.grammar;

import org.jspecify.annotations.NullMarked;
