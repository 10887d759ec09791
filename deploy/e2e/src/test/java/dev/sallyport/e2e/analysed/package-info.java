@NullMarked
package dev.sallyport.e2e.analysed;

import org.jspecify.annotations.NullMarked;
