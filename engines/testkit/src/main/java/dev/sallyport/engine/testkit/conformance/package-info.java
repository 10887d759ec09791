/** What every engine must do, and what it must do or refuse; a small file for each subject. */
@NullMarked
package dev.sallyport.engine.testkit.conformance;

import org.jspecify.annotations.NullMarked;
