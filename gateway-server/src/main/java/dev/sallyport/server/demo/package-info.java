/** The demo: a small shop in an embedded PostgreSQL and in a MariaDB, a gateway before them, and an agent that may ask it. */
@NullMarked
package dev.sallyport.server.demo;

import org.jspecify.annotations.NullMarked;
