/** Tests of the package of the same name. */
@NullMarked
package dev.sallyport.cli;

import org.jspecify.annotations.NullMarked;
