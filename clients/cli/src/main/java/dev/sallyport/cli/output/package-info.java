/** How answers, lists and refusals are printed, so that nothing in them can act on the terminal. */
@NullMarked
package dev.sallyport.cli.output;

import org.jspecify.annotations.NullMarked;
