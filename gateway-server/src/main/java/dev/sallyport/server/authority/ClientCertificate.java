package dev.sallyport.server.authority;

import java.nio.file.Path;

/**
 * A client's certificate and key on disk.
 *
 * @param workload the SPIFFE id in the certificate
 * @param thumbprint base64url SHA-256 of its DER: what a token is bound to
 */
public record ClientCertificate(String workload, Path certificate, Path key, String thumbprint) {}
