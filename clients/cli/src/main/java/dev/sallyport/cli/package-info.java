/** The command line: commands, what they print, and what their exit codes mean. */
@NullMarked
package dev.sallyport.cli;

import org.jspecify.annotations.NullMarked;
