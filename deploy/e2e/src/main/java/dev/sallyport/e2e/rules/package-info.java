/** Each rule of PostgreSQL: its attacks, with the rule and without it. */
@NullMarked
package dev.sallyport.e2e.rules;

import org.jspecify.annotations.NullMarked;
