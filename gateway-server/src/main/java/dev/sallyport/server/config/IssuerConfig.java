package dev.sallyport.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One issuer of tokens that the gateway trusts.
 *
 * @param name the exact {@code iss}
 * @param audience the exact {@code aud}
 * @param jwks where its keys are: a file or an https address
 * @param maxLifetime longest {@code exp - iat}
 * @param groupsClaim the claim that lists groups, if any
 * @param attributeClaims attribute name to the claim that holds it
 * @param brokers agent to the SPIFFE ids of the services that may call for it
 */
public record IssuerConfig(
        String name,
        String audience,
        URI jwks,
        Set<Algorithm> algorithms,
        Duration maxLifetime,
        @Nullable String groupsClaim,
        Map<String, String> attributeClaims,
        Map<String, Set<String>> brokers) {

    /** The lifetime that applies where the configuration names none. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(15);

    private static final Duration LONGEST_LIFETIME = Duration.ofHours(1);
    private static final int MOST_ATTRIBUTES = 16;

    public IssuerConfig {
        require(!name.isBlank(), "name", name, "an issuer");
        require(!audience.isBlank(), "audience", audience, "an audience");
        require(Set.of("file", "https").contains(scheme(jwks)), "jwks", jwks, "a file or https address");
        require(!algorithms.isEmpty(), "algorithms", algorithms, "at least one");
        require(
                maxLifetime.isPositive() && maxLifetime.compareTo(LONGEST_LIFETIME) <= 0,
                "max_lifetime",
                maxLifetime,
                "at most one hour");
        require(attributeClaims.size() <= MOST_ATTRIBUTES, "attribute_claims", attributeClaims.size(), "at most 16");
        algorithms = Set.copyOf(algorithms);
        attributeClaims = Map.copyOf(attributeClaims);
        brokers = brokers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    private static String scheme(URI jwks) {
        return jwks.getScheme() == null ? "" : jwks.getScheme();
    }

    private static void require(boolean holds, String key, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("`" + key + "` is `" + value + "`, expected " + expected);
        }
    }

    /** A signature algorithm that an issuer may use, spelt as in the token's header. */
    public enum Algorithm {
        PS256,
        RS256,
        ES256,
        EdDSA
    }
}
