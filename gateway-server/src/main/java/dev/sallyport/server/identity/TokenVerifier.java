package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Identity.Mode;
import dev.sallyport.server.config.IssuerConfig;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The one place that mints an {@link Identity}: from a token whose every part was checked against the peer. */
final class TokenVerifier {

    private static final int ONE_TIME_CAPACITY = 100_000;

    private final Map<String, Issuer> issuers;
    private final VerifiedSignatures signatures;
    private final OneTimeTokens oneTime;
    private final InstantSource clock;

    TokenVerifier(Map<String, Issuer> issuers, SignatureCheck check, InstantSource clock) {
        this.issuers = Map.copyOf(issuers);
        this.signatures = new VerifiedSignatures(check);
        this.oneTime = new OneTimeTokens(clock, ONE_TIME_CAPACITY);
        this.clock = clock;
    }

    Identity verify(String text, Peer peer) throws RejectedException {
        var token = CompactToken.parse(text);
        var header = TokenHeader.parse(token.header());
        var claims = Claims.parse(token.claims());
        var issuer = Optional.ofNullable(issuers.get(claims.issuer()))
                .orElseThrow(() -> new RejectedException(AuthReason.BAD_ISS));
        checkSignature(text, token, header, issuer);
        var identity = identity(claims, issuer.config(), peer);
        if (claims.once()) {
            oneTime.use(identity.issuer(), identity.tokenId(), identity.expiry());
        }
        return identity;
    }

    private void checkSignature(String text, CompactToken token, TokenHeader header, Issuer issuer)
            throws RejectedException {
        var key = issuer.keys().find(header.keyId());
        var algorithm = key.algorithmFor(header);
        require(issuer.config().algorithms().contains(algorithm), AuthReason.ALG_KEY_MISMATCH);
        require(signatures.holds(text, token, algorithm, key), AuthReason.BAD_SIGNATURE);
    }

    private Identity identity(Claims claims, IssuerConfig issuer, Peer peer) throws RejectedException {
        checkAudience(claims, issuer);
        var subject = Subject.read(claims, issuer.name());
        var life = TokenLife.of(claims);
        life.check(clock.instant(), issuer.maxLifetime());
        Binding.checkConfirmation(claims, peer);
        var mode = Binding.mode(subject, peer, issuer);
        return mint(subject, life, HumanFacts.read(claims, issuer), peer, mode);
    }

    private static Identity mint(Subject subject, TokenLife life, HumanFacts facts, Peer peer, Mode mode) {
        return new Identity(
                subject.issuer(),
                subject.human(),
                subject.actors(),
                subject.task(),
                subject.tokenId(),
                peer.thumbprint(),
                peer.workload().text(),
                life.expiry(),
                facts.authTime(),
                facts.acr(),
                facts.methods(),
                facts.groups(),
                facts.attributes(),
                mode);
    }

    private static void checkAudience(Claims claims, IssuerConfig issuer) throws RejectedException {
        var audience = switch (claims.find("aud").orElse(new Json.Nothing())) {
            case Json.Items(var items) when items.size() == 1 -> items.getFirst();
            case Json single -> single;
        };
        require(new Json.Text(issuer.audience()).equals(audience), AuthReason.BAD_AUD);
    }

    /** One trusted issuer with its keys. */
    record Issuer(IssuerConfig config, IssuerKeys keys) {}
}
