/** The configured databases, and whether they can be reached. */
@NullMarked
package dev.sallyport.server.source;

import org.jspecify.annotations.NullMarked;
