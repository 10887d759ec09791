package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import dev.sallyport.policy.Identity.Mode;
import dev.sallyport.server.config.IssuerConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/** Holds the token against the peer certificate (RFC 8705 section 3): the token, the key and the name must agree. */
final class Binding {

    private static final String THUMBPRINT = "x5t#S256";

    private Binding() {}

    /** The one certificate that {@code cnf} names, and nothing else beside it. */
    static String confirmation(Claims claims) throws RejectedException {
        if (claims.find("cnf").orElse(new Json.Nothing()) instanceof Json.Members(var members)
                && members.keySet().equals(Set.of(THUMBPRINT))
                && members.get(THUMBPRINT) instanceof Json.Text(var thumbprint)) {
            return thumbprint;
        }
        throw new RejectedException(AuthReason.NOT_BOUND);
    }

    static void checkConfirmation(String thumbprint, Peer peer) throws RejectedException {
        require(equal(thumbprint, peer.thumbprint()), AuthReason.BINDING_MISMATCH);
    }

    /** Who may hold this certificate: the client itself, or a broker of the agent. */
    static Mode mode(Subject subject, Peer peer, IssuerConfig issuer) throws RejectedException {
        var client = subject.client();
        if (client.equals(peer.workload().text())) {
            return Mode.DIRECT;
        }
        require(!subject.actors().isEmpty(), AuthReason.CLIENT_PEER_MISMATCH);
        var brokers = issuer.brokers().getOrDefault(client, Set.of());
        require(brokers.contains(peer.workload().text()), AuthReason.BROKER_NOT_ALLOWED);
        return Mode.BROKERED;
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
