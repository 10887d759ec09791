@NullMarked
package dev.sallyport.e2e.generated;

import org.jspecify.annotations.NullMarked;
