/** What the product must show, measured by one command: each point is a class, each figure has a bound. */
@NullMarked
package dev.sallyport.e2e.evidence;

import org.jspecify.annotations.NullMarked;
