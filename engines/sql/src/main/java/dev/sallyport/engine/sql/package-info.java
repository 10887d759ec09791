/** The SQL front end: one text in, one closed statement tree or one refusal out, and the printer of that tree. */
@NullMarked
package dev.sallyport.engine.sql;

import org.jspecify.annotations.NullMarked;
