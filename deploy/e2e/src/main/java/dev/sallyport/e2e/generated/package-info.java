/** Statements made by chance over the tables of the bypass corpus, each a pure function of a seed and a number. */
@NullMarked
package dev.sallyport.e2e.generated;

import org.jspecify.annotations.NullMarked;
