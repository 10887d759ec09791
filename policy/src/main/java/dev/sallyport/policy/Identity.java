package dev.sallyport.policy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, for whom and for which task, as proven by a verified token and the peer certificate it is bound to.
 *
 * <p>Minted by the token verifier of the server alone. (issuer, human) is the human; never the human alone.
 *
 * @param human the token's subject
 * @param actors who acts for the human, the present actor first; empty when the human calls directly
 * @param task the token's {@code txn}
 * @param thumbprint base64url SHA-256 of the peer certificate
 * @param workload SPIFFE id of the peer certificate: the agent itself, or its broker
 */
public record Identity(
        String issuer,
        String human,
        List<Actor> actors,
        String task,
        String tokenId,
        String thumbprint,
        String workload,
        Instant expiry,
        @Nullable Instant authTime,
        @Nullable String acr,
        List<String> amr,
        Set<String> groups,
        Map<String, Attribute> attributes,
        Mode mode) {

    /** Most groups that an identity carries. */
    public static final int MAX_GROUPS = 64;

    /** Most attributes that an identity carries. */
    public static final int MAX_ATTRIBUTES = 16;

    public Identity {
        if (groups.size() > MAX_GROUPS) {
            throw new IllegalArgumentException("`groups` has " + groups.size() + ", expected at most " + MAX_GROUPS);
        }
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException(
                    "`attributes` has " + attributes.size() + ", expected at most " + MAX_ATTRIBUTES);
        }
        actors = List.copyOf(actors);
        amr = List.copyOf(amr);
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** The agent that acts now; empty when the human calls directly. */
    public Optional<String> agent() {
        return actors.stream().findFirst().map(Actor::subject);
    }

    /** Issuer and subject with a space between them, as authors are kept. */
    public String name() {
        return name(issuer, human);
    }

    /** The same of somebody who is told by the two. */
    public static String name(String issuer, String human) {
        return issuer + " " + human;
    }

    /** The subject in such a name. */
    public static String subjectOf(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }

    /** What decisions and caches may depend on: equal for every token of the same agent, human and task. */
    public Principal principal() {
        return new Principal(issuer, human, agent().orElse(""), task, groups, attributes);
    }

    /**
     * One link of the delegation chain.
     *
     * @param issuer who named the subject: the token's own issuer unless the link says otherwise
     */
    public record Actor(String issuer, String subject) {}

    /** The part of an identity that outlives a token; the agent is empty when the human calls directly. */
    public record Principal(
            String issuer,
            String human,
            String agent,
            String task,
            Set<String> groups,
            Map<String, Attribute> attributes) {

        public Principal {
            groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }

    /** A typed fact about the human, taken from a claim that the configuration names. */
    public sealed interface Attribute {

        /** An attribute that is text. */
        record Text(String value) implements Attribute {}

        /** An attribute that is a 64-bit integer. */
        record Number(long value) implements Attribute {}
    }

    /** How the caller came: with its own certificate, or through a broker that calls for it. */
    public enum Mode {
        DIRECT,
        BROKERED
    }
}
