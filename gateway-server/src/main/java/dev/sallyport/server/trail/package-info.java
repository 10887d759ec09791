/** What the gateway writes into the trail, and what it reads there of a caller's own requests. */
@NullMarked
package dev.sallyport.server.trail;

import org.jspecify.annotations.NullMarked;
