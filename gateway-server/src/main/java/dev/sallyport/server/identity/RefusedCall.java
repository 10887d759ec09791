package dev.sallyport.server.identity;

/**
 * A call that was not admitted.
 *
 * @param method full name of the rpc
 * @param peer the remote address, as text
 * @param credentialsHash first eight bytes, in hex, of the hash of what was presented, or empty
 */
public record RefusedCall(Verification.Rejected rejection, String method, String peer, String credentialsHash) {}
