package dev.sallyport.e2e;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One token for many calls, minted anew before it expires. */
final class CachedToken implements Supplier<String> {
    private static final long RENEW_AFTER = Duration.ofMinutes(10).toNanos();

    private final Rig.TokenSource source;
    private @Nullable String token;
    private long minted;

    CachedToken(Rig.TokenSource source) {
        this.source = source;
    }

    @Override
    public synchronized String get() {
        String held = token;
        if (held == null || System.nanoTime() - minted > RENEW_AFTER) {
            held = mint();
            token = held;
            minted = System.nanoTime();
        }
        return held;
    }

    private String mint() {
        try {
            return source.mint();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the development authority cannot sign", e);
        }
    }
}
