package dev.sallyport.bench;

import java.util.Locale;

/** A number with its name, and what it must be where it must be something. */
record Figure(String name, double value, Bound bound) {
    /** What a number must be. */
    sealed interface Bound {
        record None() implements Bound {}

        record AtMost(double limit) implements Bound {}

        record AtLeast(double limit) implements Bound {}
    }

    static Figure of(String name, double value) {
        return new Figure(name, value, new Bound.None());
    }

    static Figure atMost(String name, double value, double limit) {
        return new Figure(name, value, new Bound.AtMost(limit));
    }

    static Figure atLeast(String name, double value, double limit) {
        return new Figure(name, value, new Bound.AtLeast(limit));
    }

    boolean isBounded() {
        return !(bound instanceof Bound.None);
    }

    boolean isShort() {
        return switch (bound) {
            case Bound.None() -> false;
            case Bound.AtMost(double limit) -> !(value <= limit);
            case Bound.AtLeast(double limit) -> !(value >= limit);
        };
    }

    /** For example `<= 1.5`. */
    String boundText() {
        return switch (bound) {
            case Bound.None() -> "";
            case Bound.AtMost(double limit) -> "<= " + plain(limit);
            case Bound.AtLeast(double limit) -> ">= " + plain(limit);
        };
    }

    String valueText() {
        return plain(value);
    }

    private static String plain(double number) {
        if (!Double.isFinite(number)) {
            return "null";
        }
        String text = String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.3f" : "%.1f", number);
        return text.replaceFirst("\\.?0+$", "");
    }
}
