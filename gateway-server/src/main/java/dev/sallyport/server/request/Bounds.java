package dev.sallyport.server.request;

import dev.sallyport.operation.Limits;
import java.time.Duration;

/** What the caller wants at most; a bound that is not set leaves the grant's. */
public record Bounds(long rows, long bytes, long affected, Duration time) {
    private static final Duration LONGEST = Duration.ofDays(365);

    /** No bound of the caller's own. */
    public static final Bounds NONE = new Bounds(0, 0, 0, Duration.ZERO);

    /** As limits, in which a bound that is not set never binds. */
    public Limits limits() {
        return new Limits(
                orUnlimited(rows),
                orUnlimited(bytes),
                Long.MAX_VALUE,
                orUnlimited(affected),
                time.isZero() ? LONGEST : time);
    }

    private static long orUnlimited(long bound) {
        return bound == 0 ? Long.MAX_VALUE : bound;
    }
}
