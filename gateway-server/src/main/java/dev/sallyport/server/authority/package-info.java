/** The development authority: certificates and tokens for first steps, tests and the demo, never for production. */
@NullMarked
package dev.sallyport.server.authority;

import org.jspecify.annotations.NullMarked;
