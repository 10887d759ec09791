@NullMarked
package dev.sallyport.e2e.corpora;

import org.jspecify.annotations.NullMarked;
