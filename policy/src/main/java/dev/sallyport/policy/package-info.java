/** Who may see and do what, as pure functions: nothing here reads a file, a clock or a network. */
@NullMarked
package dev.sallyport.policy;

import org.jspecify.annotations.NullMarked;
