package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import java.time.Duration;
import java.time.Instant;

/** When a token was issued, from when and until when it holds. */
record TokenLife(Instant issued, Instant notBefore, Instant expiry) {

    static final Duration SKEW = Duration.ofSeconds(30);

    static TokenLife of(Claims claims) throws RejectedException {
        var expiry = claims.seconds("exp", AuthReason.BAD_EXP);
        var issued = claims.seconds("iat", AuthReason.BAD_IAT);
        var notBefore = claims.secondsIfPresent("nbf");
        return new TokenLife(issued, notBefore == null ? Instant.EPOCH : notBefore, expiry);
    }

    void check(Instant now, Duration longest) throws RejectedException {
        require(expiry.isAfter(issued), AuthReason.EXP_BEFORE_IAT);
        require(Duration.between(issued, expiry).compareTo(longest) <= 0, AuthReason.LIFETIME_TOO_LONG);
        require(now.isBefore(expiry.plus(SKEW)), AuthReason.EXPIRED);
        var latestStart = now.plus(SKEW);
        require(!notBefore.isAfter(latestStart), AuthReason.NOT_YET_VALID);
        require(!issued.isAfter(latestStart), AuthReason.IAT_FUTURE);
    }
}
