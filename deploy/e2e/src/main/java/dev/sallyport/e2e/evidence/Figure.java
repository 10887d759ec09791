package dev.sallyport.e2e.evidence;

import java.util.Locale;

/** One measured figure and whether it keeps its bound. */
public record Figure(String what, String measured, String bound, boolean holds) {
    /** A count that must be zero. */
    static Figure none(String what, long count) {
        return new Figure(what, Long.toString(count), "0", count == 0);
    }

    /** A count that must be reached exactly. */
    static Figure exactly(String what, long count, long expected) {
        return new Figure(what, Long.toString(count), "= " + expected, count == expected);
    }

    /** A figure that must be reached. */
    static Figure atLeast(String what, long measured, long bound) {
        return new Figure(what, Long.toString(measured), ">= " + bound, measured >= bound);
    }

    /** A figure that must not be passed. */
    static Figure atMost(String what, long measured, long bound) {
        return new Figure(what, Long.toString(measured), "<= " + bound, measured <= bound);
    }

    /** A share of a whole that must be reached, both in percent. */
    static Figure share(String what, long part, long whole, double bound) {
        double share = whole == 0 ? 0 : 100.0 * part / whole;
        return new Figure(
                what,
                String.format(Locale.ROOT, "%.2f %%", share),
                String.format(Locale.ROOT, ">= %.1f %%", bound),
                share >= bound);
    }

    /** The same figure of one of several servers or parts. */
    Figure on(String part) {
        return new Figure(what + ", " + part, measured, bound, holds);
    }

    /** The one word that a reader looks for. */
    String verdict() {
        return holds ? "ok" : "short";
    }
}
