/** The demo: a small shop in an embedded PostgreSQL, a gateway before it, and an agent that may ask it. */
@NullMarked
package dev.sallyport.server.demo;

import org.jspecify.annotations.NullMarked;
