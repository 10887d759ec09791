/** The whole product on real servers: what the evidence commands and the end-to-end tests stand on. */
@NullMarked
package dev.sallyport.e2e;

import org.jspecify.annotations.NullMarked;
