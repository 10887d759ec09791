/** The process: its commands and its wiring, by hand. */
@NullMarked
package dev.sallyport.server;

import org.jspecify.annotations.NullMarked;
