/** The approver's side of an approval: keys, tokens, and the evidence of a decision. */
@NullMarked
package dev.sallyport.cli.approval;

import org.jspecify.annotations.NullMarked;
