/** Each rule about writes (holes W1 to W10, A1): the attack, with the rule and without it. */
@NullMarked
package dev.sallyport.e2e.rules;

import org.jspecify.annotations.NullMarked;
