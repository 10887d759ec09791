package dev.sallyport.cli.doctor;

import dev.sallyport.cli.profile.TokenSource;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether there is a token and how long it lives; only the gateway can say whether it is good. */
final class TokenCheck {
    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*([0-9]{1,12})");
    private static final String RENEW = "get a new token where this one comes from; the demo renews its own";

    private final Clock clock;

    TokenCheck(Clock clock) {
        this.clock = clock;
    }

    Finding of(String name, TokenSource source) {
        if (source instanceof TokenSource.NoToken) {
            return new Finding(name + " has no token", "add `token_file` or `token_command` to the profile");
        }
        try {
            return of(name, source.token());
        } catch (UncheckedIOException e) {
            return new Finding(name + " token: " + e.getMessage(), RENEW);
        }
    }

    private Finding of(String name, String token) {
        Optional<Instant> expiry = expiry(token);
        if (expiry.isEmpty()) {
            return new Finding(name + " token is empty or no token", RENEW);
        }
        Duration left = Duration.between(clock.instant(), expiry.get());
        return left.isPositive()
                ? Finding.good(name + " token, good for " + left.toSeconds() + " s more")
                : new Finding(name + " token has expired at " + expiry.get(), RENEW);
    }

    private static Optional<Instant> expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            Matcher matcher = EXPIRY.matcher(claims);
            return matcher.find()
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
