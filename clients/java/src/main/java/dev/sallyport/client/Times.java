package dev.sallyport.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Dates and times of the wire as those of Java; -infinity and infinity are the least and greatest of each class. */
final class Times {
    private static final long MICROS_OF_DAY = 86_400_000_000L;
    private static final int NANOS_OF_MICRO = 1_000;

    private Times() {}

    static LocalDate date(long days) {
        return switch ((int) days) {
            case Integer.MIN_VALUE -> LocalDate.MIN;
            case Integer.MAX_VALUE -> LocalDate.MAX;
            default -> LocalDate.ofEpochDay(days);
        };
    }

    /** 24:00:00, which databases know and Java does not, is the last nanosecond of the day. */
    static LocalTime time(long micros) {
        return micros == MICROS_OF_DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(micros * NANOS_OF_MICRO);
    }

    static LocalDateTime timestamp(long micros) {
        if (micros == Long.MIN_VALUE) {
            return LocalDateTime.MIN;
        }
        return micros == Long.MAX_VALUE ? LocalDateTime.MAX : LocalDateTime.ofInstant(finite(micros), ZoneOffset.UTC);
    }

    static Instant instant(long micros) {
        if (micros == Long.MIN_VALUE) {
            return Instant.MIN;
        }
        return micros == Long.MAX_VALUE ? Instant.MAX : finite(micros);
    }

    static String dateText(long days) {
        return switch ((int) days) {
            case Integer.MIN_VALUE -> "-infinity";
            case Integer.MAX_VALUE -> "infinity";
            default -> LocalDate.ofEpochDay(days).toString();
        };
    }

    static String timeText(long micros) {
        return micros == MICROS_OF_DAY ? "24:00:00" : time(micros).toString();
    }

    static String timestampText(long micros) {
        return isInfinite(micros) ? infinity(micros) : timestamp(micros).toString();
    }

    static String instantText(long micros) {
        return isInfinite(micros) ? infinity(micros) : finite(micros).toString();
    }

    private static Instant finite(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static boolean isInfinite(long micros) {
        return micros == Long.MIN_VALUE || micros == Long.MAX_VALUE;
    }

    private static String infinity(long micros) {
        return micros < 0 ? "-infinity" : "infinity";
    }
}
