/** The rules of the architecture, each held by the product and each proven to catch what it forbids. */
@NullMarked
package dev.sallyport.architecture;

import org.jspecify.annotations.NullMarked;
