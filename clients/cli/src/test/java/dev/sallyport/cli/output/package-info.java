/** Tests of the package of the same name. */
@NullMarked
package dev.sallyport.cli.output;

import org.jspecify.annotations.NullMarked;
