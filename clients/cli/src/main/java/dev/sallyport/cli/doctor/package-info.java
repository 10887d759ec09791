/** Checks of the caller's own set-up, each with its next step. */
@NullMarked
package dev.sallyport.cli.doctor;

import org.jspecify.annotations.NullMarked;
