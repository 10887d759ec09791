/** Digests of bytes and texts. */
@NullMarked
package dev.sallyport.server.digest;

import org.jspecify.annotations.NullMarked;
