/** Runs a corpus of bypass cases through a running gateway, and judges by what the client receives and by what the database holds. */
@NullMarked
package dev.sallyport.e2e.bypass;

import org.jspecify.annotations.NullMarked;
