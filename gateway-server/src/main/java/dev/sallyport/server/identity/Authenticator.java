package dev.sallyport.server.identity;

import dev.sallyport.policy.Identity;
import dev.sallyport.server.config.IssuerConfig;
import dev.sallyport.server.config.TrustConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Turns what a caller presents into a proven identity, or a precise rejection; whoever opens it closes it. */
public final class Authenticator implements AutoCloseable {

    private final KeyRing keys;
    private final PeerVerifier peers;
    private final TokenVerifier tokens;

    private Authenticator(KeyRing keys, PeerVerifier peers, TokenVerifier tokens) {
        this.keys = keys;
        this.peers = peers;
        this.tokens = tokens;
    }

    /** Loads the keys of every issuer once; an issuer that does not answer is tried again and refused until then. */
    public static Authenticator open(
            List<IssuerConfig> issuers, TrustConfig trust, InstantSource clock, KeySetListener listener) {
        var keys = KeyRing.open(issuers, clock, listener);
        var peers = new PeerVerifier(trust.trustDomains(), clock);
        return new Authenticator(
                keys, peers, new TokenVerifier(keys.issuers(), SignatureCheck.forThisMachine(), clock));
    }

    /** Checks everything on every call; only the arithmetic of a signature already seen is not done again. */
    public Verification authenticate(Credentials credentials) {
        try {
            var peer = peers.verify(credentials.session());
            return new Verification.Verified(tokens.verify(credentials.token(), peer));
        } catch (RejectedException e) {
            return e.rejected();
        }
    }

    /** The caller whom {@link #authenticate} would verify at once: neither arithmetic nor fetching stand before it. */
    public Optional<Identity> recall(Credentials credentials) {
        try {
            return tokens.recall(credentials.token(), peers.verify(credentials.session()));
        } catch (RejectedException _) {
            return Optional.empty();
        }
    }

    /** Whether every issuer's keys are usable now. */
    public boolean ready() {
        return keys.ready();
    }

    @Override
    public void close() {
        keys.close();
    }
}
