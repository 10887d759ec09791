/** What approvers, waiting agents and the admins of approvers' keys call. */
@NullMarked
package dev.sallyport.server.rpc.approval;

import org.jspecify.annotations.NullMarked;
