/** The Java client: one connection, typed answers, refusals as values that say what to do next. */
@NullMarked
package dev.sallyport.client;

import org.jspecify.annotations.NullMarked;
