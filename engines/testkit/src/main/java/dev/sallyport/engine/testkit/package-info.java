/** The conformance suite that every engine passes, and the real servers that it runs against. */
@NullMarked
package dev.sallyport.engine.testkit;

import org.jspecify.annotations.NullMarked;
