/** Tests of the approver's side: bytes that are not exactly right are refused. */
@NullMarked
package dev.sallyport.client.approval;

import org.jspecify.annotations.NullMarked;
