/** What an approver's program needs: the fields that a digest is over, the payload of a decision, and its signature. */
@NullMarked
package dev.sallyport.client.approval;

import org.jspecify.annotations.NullMarked;
