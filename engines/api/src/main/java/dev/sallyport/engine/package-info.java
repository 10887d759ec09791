/** The contract that an engine fulfils: read, seal, open. An engine sees neither policy nor audit. */
@NullMarked
package dev.sallyport.engine;

import org.jspecify.annotations.NullMarked;
