package dev.sallyport.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured alone. */
enum Point {
    C1,
    C8,
    C32,
    STREAM,
    SLOW_READER,
    READY,
    SHAPE,
    LITERALS,
    FIRST;

    /** As on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Point of(String label) {
        return Arrays.stream(values())
                .filter(point -> point.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "point `" + label + "` is not known, expected one of `" + labels() + "`"));
    }

    private static String labels() {
        return Arrays.stream(values()).map(Point::label).collect(Collectors.joining("`, `"));
    }
}
