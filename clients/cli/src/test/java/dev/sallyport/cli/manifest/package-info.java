/** Tests of the package of the same name. */
@NullMarked
package dev.sallyport.cli.manifest;

import org.jspecify.annotations.NullMarked;
