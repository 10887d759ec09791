/** The common operation model: what a statement does, in words that every engine and the policy share. */
@NullMarked
package dev.sallyport.operation;

import org.jspecify.annotations.NullMarked;
