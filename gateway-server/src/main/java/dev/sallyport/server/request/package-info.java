/** One request as values: what was asked, what it is decided on, what it comes to and what left. */
@NullMarked
package dev.sallyport.server.request;

import org.jspecify.annotations.NullMarked;
