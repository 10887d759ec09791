package dev.sallyport.server.trail;

import dev.sallyport.operation.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The canonical bytes of a value, which commitments are made over; the type stands beside them. */
final class CanonicalValues {
    private CanonicalValues() {}

    static byte[] of(Value value) {
        return switch (value) {
            case Value.Null() -> new byte[0];
            case Value.Bool(boolean bool) -> new byte[] {(byte) (bool ? 1 : 0)};
            case Value.Int(long number) -> number(number);
            case Value.Float(double number) -> number(Double.doubleToLongBits(number));
            case Value.Decimal(var decimal) -> text(decimal.toPlainString());
            case Value.Text(String text) -> text(text);
            case Value.Bytes(byte[] bytes) -> bytes;
            case Value.Date(int days) -> number(days);
            case Value.Time(long micros) -> number(micros);
            case Value.Timestamp(long micros) -> number(micros);
            case Value.Instant(long micros) -> number(micros);
            case Value.Uuid(var uuid) ->
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
            case Value.Json(String json) -> text(json);
        };
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
