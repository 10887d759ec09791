/** Tests of the package of the same name. */
@NullMarked
package dev.sallyport.cli.profile;

import org.jspecify.annotations.NullMarked;
