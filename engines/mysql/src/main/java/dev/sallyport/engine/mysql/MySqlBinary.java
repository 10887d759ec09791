package dev.sallyport.engine.mysql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.Locale;

/** Reads cells in the server's binary form: numbers begin with their least byte, bits with their greatest. */
final class MySqlBinary {
    private static final int BYTE = 0xFF;
    private static final int HOURS_A_DAY = 24;
    private static final int[] POWERS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private MySqlBinary() {}

    static long unsigned(byte[] raw, int from, int length) {
        long number = 0;
        for (int i = from + length - 1; i >= from; i--) {
            number = (number << Byte.SIZE) | (raw[i] & BYTE);
        }
        return number;
    }

    static long unsigned(byte[] raw) {
        return unsigned(raw, 0, raw.length);
    }

    static long signed(byte[] raw) {
        int shift = Long.SIZE - raw.length * Byte.SIZE;
        return unsigned(raw) << shift >> shift;
    }

    static long bits(byte[] raw) {
        long number = 0;
        for (byte each : raw) {
            number = (number << Byte.SIZE) | (each & BYTE);
        }
        return number;
    }

    static byte[] hexadecimal(byte[] raw) {
        return HexFormat.of().formatHex(raw).getBytes(US_ASCII);
    }

    /** A span of time as the server writes it, which may be negative, or longer than a day. */
    static byte[] time(byte[] raw, int decimals) {
        boolean any = raw.length > 0;
        long days = any ? unsigned(raw, 1, 4) : 0;
        String text = String.format(
                Locale.ROOT,
                "%s%02d:%02d:%02d",
                any && raw[0] != 0 ? "-" : "",
                days * HOURS_A_DAY + (any ? raw[5] : 0),
                any ? raw[6] : 0,
                any ? raw[7] : 0);
        return (text + fraction(raw.length > 8 ? unsigned(raw, 8, 4) : 0, decimals)).getBytes(US_ASCII);
    }

    private static String fraction(long micros, int decimals) {
        int digits = Math.clamp(decimals, 0, 6);
        return digits == 0 ? "" : String.format(Locale.ROOT, ".%0" + digits + "d", micros / POWERS[digits]);
    }
}
