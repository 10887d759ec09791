package dev.sallyport.server.approval;

import dev.sallyport.operation.Value;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Lists of texts and values as bytes of one spelling, each with its length before it. */
final class Packed {
    private static final int NULL = -1;
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    private Packed() {}

    /** Each text with a 16-bit length before it. */
    static byte[] texts(List<String> texts) {
        var all = new ByteArrayOutputStream();
        texts.forEach(text -> write(all, text));
        return all.toByteArray();
    }

    /** The texts of such bytes. */
    static List<String> readTexts(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            byte[] text = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void write(ByteArrayOutputStream all, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Character.MAX_VALUE) {
            throw new IllegalArgumentException("a text of `" + bytes.length + "` bytes is too long");
        }
        all.writeBytes(
                ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length).array());
        all.writeBytes(bytes);
    }

    /** Each value with a 32-bit length before it, which is all ones for null. */
    static byte[] values(List<Value> values) {
        var all = new ByteArrayOutputStream();
        for (Value value : values) {
            boolean isNull = value instanceof Value.Null;
            byte[] bytes =
                    value instanceof Value.Bytes(byte[] raw) ? raw : text(value).getBytes(StandardCharsets.UTF_8);
            all.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(isNull ? NULL : bytes.length)
                    .array());
            all.writeBytes(isNull ? new byte[0] : bytes);
        }
        return all.toByteArray();
    }

    static String type(Value value) {
        return switch (value) {
            case Value.Null _ -> "NULL";
            case Value.Bool _ -> "BOOL";
            case Value.Int _ -> "INT64";
            case Value.Float _ -> "DOUBLE";
            case Value.Decimal _ -> "DECIMAL";
            case Value.Text _ -> "TEXT";
            case Value.Bytes _ -> "BYTES";
            case Value.Date _ -> "DATE";
            case Value.Time _ -> "TIME";
            case Value.Timestamp _ -> "TIMESTAMP";
            case Value.Instant _ -> "INSTANT";
            case Value.Uuid _ -> "UUID";
            case Value.Json _ -> "JSON";
        };
    }

    /** The value as a person reads it; no two values of one type are the same text. */
    static String text(Value value) {
        return switch (value) {
            case Value.Null _ -> "NULL";
            case Value.Bool(boolean bool) -> Boolean.toString(bool);
            case Value.Int(long number) -> Long.toString(number);
            case Value.Float(double number) -> Double.toString(number);
            case Value.Decimal(var decimal) -> decimal.toPlainString();
            case Value.Text(String text) -> text;
            case Value.Bytes(byte[] bytes) -> HexFormat.of().formatHex(bytes);
            case Value.Date(int days) -> LocalDate.ofEpochDay(days).toString();
            case Value.Time(long micros) -> time(micros);
            case Value.Timestamp(long micros) ->
                LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC).toString();
            case Value.Instant(long micros) -> instant(micros).toString();
            case Value.Uuid(var uuid) -> uuid.toString();
            case Value.Json(String json) -> json;
        };
    }

    private static String time(long micros) {
        return micros >= 0 && micros < MICROS_OF_DAY
                ? LocalTime.ofNanoOfDay(micros * 1_000).toString()
                : micros + " microseconds";
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
