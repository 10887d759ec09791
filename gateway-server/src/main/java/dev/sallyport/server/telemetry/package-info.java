/** What an operator sees of a running gateway: numbers, never values. */
@NullMarked
package dev.sallyport.server.telemetry;

import org.jspecify.annotations.NullMarked;
