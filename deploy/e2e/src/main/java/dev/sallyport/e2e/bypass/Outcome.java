package dev.sallyport.e2e.bypass;

import java.util.Locale;

/** What became of one case on one server. */
enum Outcome {
    PASSED,
    /** Something came through that must not. */
    MISSED,
    /** Something was kept back that must come. */
    OVER_BLOCKED,
    /** Refused, which is allowed. */
    REFUSED,
    /** The build does not do this yet. */
    DEFERRED,
    /** The server lacks what it takes, so what the gateway made of it shows nothing. */
    NOT_SHOWN,
    /** Not for this server or gateway. */
    SKIPPED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
