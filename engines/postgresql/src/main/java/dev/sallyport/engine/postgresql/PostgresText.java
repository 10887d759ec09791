package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.LocalDate;
import java.util.HexFormat;

/** Values in the text form of the server, under the pinned settings. */
final class PostgresText {
    private static final long MICROS = 1_000_000;
    private static final long DAY_MICROS = 86_400 * MICROS;
    private static final int HEX_PREFIX = 2;

    private PostgresText() {}

    static long integer(byte[] raw) {
        boolean negative = raw[0] == '-';
        long value = 0;
        for (int i = negative ? 1 : 0; i < raw.length; i++) {
            value = value * 10 - digit(raw[i]);
        }
        return negative ? value : -value;
    }

    static float float32(byte[] raw) {
        return Float.parseFloat(new String(raw, ISO_8859_1));
    }

    static double float64(byte[] raw) {
        return Double.parseDouble(new String(raw, ISO_8859_1));
    }

    static byte[] bytes(byte[] raw) {
        return HexFormat.of().parseHex(new String(raw, HEX_PREFIX, raw.length - HEX_PREFIX, ISO_8859_1));
    }

    static byte[] uuid(byte[] raw) {
        return HexFormat.of().parseHex(new String(raw, ISO_8859_1).replace("-", ""));
    }

    static int date(byte[] raw) {
        return isInfinite(raw) ? (raw[0] == '-' ? Integer.MIN_VALUE : Integer.MAX_VALUE) : (int) days(new Cursor(raw));
    }

    static long time(byte[] raw) {
        return timeOfDay(new Cursor(raw));
    }

    /** With or without a zone; the zone is UTC, because the session is. */
    static long timestamp(byte[] raw) {
        if (isInfinite(raw)) {
            return raw[0] == '-' ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        Cursor cursor = new Cursor(raw);
        long days = days(cursor);
        cursor.skip();
        long micros = timeOfDay(cursor);
        boolean far = days > (Long.MAX_VALUE - micros) / DAY_MICROS;
        return far ? Long.MAX_VALUE : days * DAY_MICROS + micros;
    }

    private static boolean isInfinite(byte[] raw) {
        return raw[0] == 'i' || raw[0] == '-';
    }

    private static long days(Cursor cursor) {
        int year = cursor.number();
        cursor.skip();
        int month = cursor.number();
        cursor.skip();
        int day = cursor.number();
        return LocalDate.of(cursor.isBeforeChrist() ? 1 - year : year, month, day)
                .toEpochDay();
    }

    private static long timeOfDay(Cursor cursor) {
        long seconds = cursor.number() * 3_600L;
        cursor.skip();
        seconds += cursor.number() * 60L;
        cursor.skip();
        seconds += cursor.number();
        return seconds * MICROS + cursor.fraction();
    }

    private static int digit(byte character) {
        int digit = character - '0';
        if (digit < 0 || digit > 9) {
            throw new NumberFormatException("a digit was expected");
        }
        return digit;
    }

    /** Reads numbers, one after the other. */
    private static final class Cursor {
        private final byte[] raw;
        private int at;

        Cursor(byte[] raw) {
            this.raw = raw;
        }

        boolean isBeforeChrist() {
            return raw[raw.length - 1] == 'C';
        }

        void skip() {
            at++;
        }

        int number() {
            int value = 0;
            while (isDigit()) {
                value = value * 10 + digit(raw[at++]);
            }
            return value;
        }

        /** Microseconds after a decimal point, 0 without one. */
        long fraction() {
            if (at >= raw.length || raw[at] != '.') {
                return 0;
            }
            skip();
            long value = 0;
            for (long unit = MICROS / 10; isDigit(); unit /= 10) {
                value += unit * digit(raw[at++]);
            }
            return value;
        }

        private boolean isDigit() {
            return at < raw.length && raw[at] >= '0' && raw[at] <= '9';
        }
    }
}
