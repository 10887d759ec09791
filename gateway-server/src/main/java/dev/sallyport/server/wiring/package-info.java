/** The gateway put together by hand: the one place that names every part. */
@NullMarked
package dev.sallyport.server.wiring;

import org.jspecify.annotations.NullMarked;
