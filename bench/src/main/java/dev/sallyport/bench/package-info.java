/** Measures the gateway beside what it stands in front of, all in one run on one machine. */
@NullMarked
package dev.sallyport.bench;

import org.jspecify.annotations.NullMarked;
