/**
 * A statement as the server analysed it and as the engine understood it, both brought into one form, and compared.
 *
 * <p>The form keeps every id: relations, columns by their place and level, functions, operators, types. What it leaves out is
 * how a construct is written, and the values of constants. What the two may do otherwise is listed in {@link
 * dev.sallyport.e2e.analysed.Form}.
 */
@NullMarked
package dev.sallyport.e2e.analysed;

import org.jspecify.annotations.NullMarked;
