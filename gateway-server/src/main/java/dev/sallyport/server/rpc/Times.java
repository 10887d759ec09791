package dev.sallyport.server.rpc;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;

/** Times of the wire as times of the model, and back. */
public final class Times {
    private Times() {}

    /**
     * A point in time.
     *
     * @throws RefusedException when no clock can show it
     */
    public static Instant instant(Timestamp message, String field) {
        try {
            return Instant.ofEpochSecond(message.getSeconds(), message.getNanos());
        } catch (DateTimeException | ArithmeticException _) {
            throw Malformed.field(field, Long.toString(message.getSeconds()), "a time");
        }
    }

    /** To the nanosecond. */
    public static Timestamp message(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    /**
     * A length of time.
     *
     * @throws RefusedException when it is negative or too long to be one
     */
    public static java.time.Duration duration(Duration message, String field) {
        if (message.getSeconds() < 0 || message.getNanos() < 0) {
            throw Malformed.field(field, message.getSeconds() + "s", "a duration that is not negative");
        }
        try {
            return java.time.Duration.ofSeconds(message.getSeconds(), message.getNanos());
        } catch (ArithmeticException _) {
            throw Malformed.field(field, message.getSeconds() + "s", "a shorter duration");
        }
    }

    /** To the nanosecond. */
    public static Duration message(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.toSeconds())
                .setNanos(duration.toNanosPart())
                .build();
    }
}
