/** The control state that survives a restart: the policy in all its versions, and what its changes were answered with. */
@NullMarked
package dev.sallyport.server.store;

import org.jspecify.annotations.NullMarked;
