package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.TokenDraft.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.server.config.IssuerConfig;
import dev.sallyport.server.config.IssuerConfig.Algorithm;
import dev.sallyport.server.digest.Sha256;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An issuer with a key of every kind, the gateway that trusts it, and good tokens to spoil. */
final class Forge {

    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "https://gateway.example";
    static final String AGENT = "spiffe://example.org/agent/reporter";
    static final String BROKER = "spiffe://example.org/service/broker";
    static final String HUMAN = "alice";

    private static final SignatureCheck CHECK = SignatureCheck.forThisMachine();
    private static final Map<String, SigningKey> STANDARD = Stream.of("ES256", "EdDSA", "PS256", "RS256")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), SigningKey::generate));

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    final Peer agent = peer(AGENT);
    final Peer broker = peer(BROKER);
    final SigningKey attacker = SigningKey.generate("ES256");
    final Map<String, SigningKey> keys = new TreeMap<>();
    private final Map<String, String> jwks = new TreeMap<>();
    final FaultLog faults = new FaultLog();

    Forge() {
        STANDARD.forEach(
                (algorithm, key) -> publish(algorithm, key, "\"use\":\"sig\",\"alg\":" + quoted(algorithm) + ","));
        publish("enc", key("ES256"), "\"use\":\"enc\",\"alg\":\"ES256\",");
        publish("no-alg", key("ES256"), "");
    }

    void publish(String keyId, SigningKey key, String extraMembers) {
        keys.put(keyId, key);
        jwks.put(keyId, "{" + extraMembers + "\"kid\":" + quoted(keyId) + "," + key.jwkMembers() + "}");
    }

    void withdraw(String keyId) {
        jwks.remove(keyId);
    }

    SigningKey key(String keyId) {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no key `" + keyId + "`");
        }
        return key;
    }

    byte[] keySet() {
        return ("{\"keys\":[" + String.join(",", jwks.values()) + "]}").getBytes(UTF_8);
    }

    IssuerKeys issuerKeys() {
        var issuerKeys = new IssuerKeys(ISSUER, this::keySet, clock, faults);
        issuerKeys.refresh();
        return issuerKeys;
    }

    TokenVerifier verifier() {
        return verifier(issuerKeys());
    }

    TokenVerifier verifier(IssuerKeys issuerKeys) {
        var issuer = new TokenVerifier.Issuer(config(), issuerKeys);
        return new TokenVerifier(Map.of(ISSUER, issuer), CHECK, clock);
    }

    static IssuerConfig config() {
        return new IssuerConfig(
                ISSUER,
                AUDIENCE,
                URI.create("https://issuer.example/keys"),
                EnumSet.allOf(Algorithm.class),
                Duration.ofMinutes(15),
                "groups",
                Map.of("region", "region", "level", "clearance"),
                Map.of(AGENT, Set.of(BROKER)));
    }

    TokenDraft good() {
        return good("ES256");
    }

    /** A good token of an agent that calls directly, signed with the key of this id. */
    TokenDraft good(String keyId) {
        long now = clock.instant().getEpochSecond();
        return new TokenDraft(keyId, key(keyId))
                .claim("iss", quoted(ISSUER))
                .claim("aud", quoted(AUDIENCE))
                .claim("sub", quoted(HUMAN))
                .claim("client_id", quoted(AGENT))
                .claim("txn", quoted("task-7"))
                .claim("jti", quoted("token-1"))
                .claim("iat", now - 10)
                .claim("exp", now + 600)
                .claim("act", "{\"sub\":" + quoted(AGENT) + "}")
                .claim("cnf", "{\"x5t#S256\":" + quoted(agent.thumbprint()) + "}");
    }

    static Verification verify(TokenVerifier verifier, String token, Peer peer) {
        try {
            return new Verification.Verified(verifier.verify(token, peer));
        } catch (RejectedException e) {
            return e.rejected();
        }
    }

    static Peer peer(String workload) {
        return new Peer(SpiffeId.parse(workload).orElseThrow(), Sha256.base64(Sha256.of("certificate of " + workload)));
    }
}
