/**
 * Proves who calls: a strict token profile, the keys of the issuers, the peer certificate, and the interceptor that
 * joins them into one {@link dev.sallyport.policy.Identity}.
 */
@NullMarked
package dev.sallyport.server.identity;

import org.jspecify.annotations.NullMarked;
