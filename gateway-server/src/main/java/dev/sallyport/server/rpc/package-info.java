/** The wire's side of the gateway: messages to values and back, and nothing that decides. */
@NullMarked
package dev.sallyport.server.rpc;

import org.jspecify.annotations.NullMarked;
