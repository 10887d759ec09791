package dev.sallyport.server.source;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where something broke, for the log: classes and lines, never a message, because a message may hold a value. */
public final class Stacks {
    private static final int FRAMES = 12;

    private Stacks() {}

    public static String of(Throwable thrown) {
        String frames = Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        Throwable cause = thrown.getCause();
        String here = thrown.getClass().getName() + " at " + frames;
        return cause == null ? here : here + " caused by " + of(cause);
    }
}
