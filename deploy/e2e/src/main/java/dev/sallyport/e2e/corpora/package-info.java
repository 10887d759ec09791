/** Statements that others wrote, and tables that they can be asked of. */
@NullMarked
package dev.sallyport.e2e.corpora;

import org.jspecify.annotations.NullMarked;
