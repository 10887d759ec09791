/** What admins call: the rules of the policy as messages and back, and the sources that they are about. */
@NullMarked
package dev.sallyport.server.rpc.policy;

import org.jspecify.annotations.NullMarked;
