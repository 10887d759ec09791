/** The one path of a request: read, decide, seal, announce, open, release, close. */
@NullMarked
package dev.sallyport.server.flow;

import org.jspecify.annotations.NullMarked;
