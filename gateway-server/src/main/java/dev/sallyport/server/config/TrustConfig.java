package dev.sallyport.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Which client certificates the gateway trusts.
 *
 * @param authorities PEM files of the certificate authorities
 * @param trustDomains SPIFFE trust domains that a client may belong to
 */
public record TrustConfig(List<Path> authorities, Set<String> trustDomains) {

    public TrustConfig {
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("`authorities` is `[]`, expected at least one file");
        }
        if (trustDomains.isEmpty()) {
            throw new IllegalArgumentException("`trust_domains` is `[]`, expected at least one trust domain");
        }
        authorities = List.copyOf(authorities);
        trustDomains = Set.copyOf(trustDomains);
    }
}
