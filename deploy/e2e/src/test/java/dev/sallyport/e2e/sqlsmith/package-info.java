@NullMarked
package dev.sallyport.e2e.sqlsmith;

import org.jspecify.annotations.NullMarked;
