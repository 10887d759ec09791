/** Approvals: a person says yes to exactly one operation, and that one runs once. */
@NullMarked
package dev.sallyport.server.approval;

import org.jspecify.annotations.NullMarked;
