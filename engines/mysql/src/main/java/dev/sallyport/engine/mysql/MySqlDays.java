package dev.sallyport.engine.mysql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads days, and moments of a day, in the server's binary form.
 *
 * <p>The server may hold what is no day, like `0000-00-00` or `2026-02-00`. A column keeps its type all the same: such a cell
 * is left empty and counted among those that were cut, and can be asked for as a text.
 */
final class MySqlDays {
    private static final long MICROS = 1_000_000;
    private static final long SECONDS_A_DAY = 86_400;

    private static final String CLOCK = "\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?";
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})([ T]" + CLOCK + ")?");
    private static final Pattern TIME = Pattern.compile("-?\\d?" + CLOCK);

    private MySqlDays() {}

    /** Whether a text is a day, a time, or both, as the servers read it; one that is none they take for whatever they like. */
    static boolean isMoment(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return TIME.matcher(text).matches();
        }
        try {
            var _ = LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Days since 1970-01-01 as four bytes, or null for what is no day. */
    static byte @Nullable [] days(byte[] raw) {
        Long day = day(raw);
        return day == null
                ? null
                : ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(day.intValue())
                        .array();
    }

    /** Microseconds since 1970-01-01 as eight bytes, or null for what is on no day. */
    static byte @Nullable [] micros(byte[] raw) {
        Long day = day(raw);
        if (day == null) {
            return null;
        }
        long seconds = raw.length > 4 ? (raw[4] * 60L + raw[5]) * 60 + raw[6] : 0;
        long fraction = raw.length > 7 ? MySqlBinary.unsigned(raw, 7, 4) : 0;
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong((day * SECONDS_A_DAY + seconds) * MICROS + fraction)
                .array();
    }

    private static @Nullable Long day(byte[] raw) {
        if (raw.length < 4) {
            return null;
        }
        try {
            return LocalDate.of((int) MySqlBinary.unsigned(raw, 0, 2), raw[2], raw[3])
                    .toEpochDay();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
