package dev.sallyport.server.identity;

/**
 * The client at the other end of a TLS connection, as its certificate names it.
 *
 * @param thumbprint base64url SHA-256 of the certificate's DER, as {@code x5t#S256} spells it (RFC 8705 section 3.1)
 */
record Peer(SpiffeId workload, String thumbprint) {}
