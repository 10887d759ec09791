package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.config.IssuerConfig;
import dev.sallyport.server.digest.Sha256;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The one place that mints an {@link Identity}: from a token whose every part was checked against the peer. */
final class TokenVerifier {

    private static final int ONE_TIME_CAPACITY = 100_000;
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Issuer> issuers;
    private final SignatureCheck signatures;
    private final OneTimeTokens oneTime;
    private final InstantSource clock;
    /** By the hash of the whole text, signature and all: no other text finds it. */
    private final Cache<String, Minted> minted =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** INVARIANT: the identity is the one of the one peer whose certificate the token names. */
    private record Minted(ProvenToken token, Identity identity) {}

    TokenVerifier(Map<String, Issuer> issuers, SignatureCheck signatures, InstantSource clock) {
        this.issuers = Map.copyOf(issuers);
        this.signatures = signatures;
        this.oneTime = new OneTimeTokens(clock, ONE_TIME_CAPACITY);
        this.clock = clock;
    }

    /** Checks everything; what cannot have changed since this very text was seen is not worked out again. */
    Identity verify(String text, Peer peer) throws RejectedException {
        var hash = hash(text);
        var known = minted.getIfPresent(hash);
        if (known != null && known.token().isSignedByHeldKey()) {
            checkNow(known.token(), peer);
            useUp(known.token());
            return known.identity();
        }
        var token = prove(text);
        checkNow(token, peer);
        var identity = mint(token, peer);
        minted.put(hash, new Minted(token, identity));
        useUp(token);
        return identity;
    }

    /** What {@link #verify} would say, where it would say yes now and without any work that takes time. */
    Optional<Identity> recall(String text, Peer peer) throws RejectedException {
        var known = minted.getIfPresent(hash(text));
        if (known == null || known.token().once() || !known.token().isSignedByHeldKey()) {
            return Optional.empty();
        }
        checkNow(known.token(), peer);
        return Optional.of(known.identity());
    }

    private static String hash(String text) {
        return Sha256.base64(Sha256.of(text));
    }

    private void checkNow(ProvenToken token, Peer peer) throws RejectedException {
        token.life().check(clock.instant(), token.issuer().config().maxLifetime());
        Binding.checkConfirmation(token.confirmation(), peer);
    }

    private void useUp(ProvenToken token) throws RejectedException {
        if (token.once()) {
            oneTime.use(
                    token.subject().issuer(),
                    token.subject().tokenId(),
                    token.life().expiry());
        }
    }

    private ProvenToken prove(String text) throws RejectedException {
        var token = CompactToken.parse(text);
        var header = TokenHeader.parse(token.header());
        var claims = Claims.parse(token.claims());
        var issuer = Optional.ofNullable(issuers.get(claims.issuer()))
                .orElseThrow(() -> new RejectedException(AuthReason.BAD_ISS));
        var key = issuer.keys().find(header.keyId());
        var algorithm = key.algorithmFor(header);
        require(issuer.config().algorithms().contains(algorithm), AuthReason.ALG_KEY_MISMATCH);
        require(signatures.holds(algorithm, key.key(), token.signed(), token.signature()), AuthReason.BAD_SIGNATURE);
        return ProvenToken.read(claims, issuer, header, key);
    }

    private static Identity mint(ProvenToken token, Peer peer) throws RejectedException {
        var mode = Binding.mode(token.subject(), peer, token.issuer().config());
        var subject = token.subject();
        var facts = token.facts();
        return new Identity(
                subject.issuer(),
                subject.human(),
                subject.actors(),
                subject.task(),
                subject.tokenId(),
                peer.thumbprint(),
                peer.workload().text(),
                token.life().expiry(),
                facts.authTime(),
                facts.acr(),
                facts.methods(),
                facts.groups(),
                facts.attributes(),
                mode);
    }

    /** One trusted issuer with its keys. */
    record Issuer(IssuerConfig config, IssuerKeys keys) {}
}
