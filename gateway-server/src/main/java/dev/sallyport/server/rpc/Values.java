package dev.sallyport.server.rpc;

import com.google.protobuf.ByteString;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Values of the wire as values of the operation model, and back. */
public final class Values {
    private static final int UUID_BYTES = 16;
    private static final int LONGEST_DECIMAL = 1_000;
    private static final int LARGEST_SCALE = 16_383;

    private Values() {}

    /**
     * The value of a parameter.
     *
     * @throws RefusedException when the value is not one
     */
    public static Value of(dev.sallyport.v1.Value value, int number) {
        return switch (value.getKindCase()) {
            case NULL_VALUE -> new Value.Null();
            case BOOL_VALUE -> new Value.Bool(value.getBoolValue());
            case INT64_VALUE -> new Value.Int(value.getInt64Value());
            case DOUBLE_VALUE -> new Value.Float(value.getDoubleValue());
            case DECIMAL_VALUE -> decimal(value.getDecimalValue(), number);
            case TEXT_VALUE -> new Value.Text(value.getTextValue());
            case BYTES_VALUE -> new Value.Bytes(value.getBytesValue().toByteArray());
            case DATE_VALUE -> new Value.Date(value.getDateValue());
            case TIME_VALUE -> new Value.Time(value.getTimeValue());
            case TIMESTAMP_VALUE -> new Value.Timestamp(value.getTimestampValue());
            case INSTANT_VALUE -> new Value.Instant(value.getInstantValue());
            case UUID_VALUE -> uuid(value.getUuidValue().asReadOnlyByteBuffer(), number);
            case JSON_VALUE -> new Value.Json(value.getJsonValue());
            case KIND_NOT_SET ->
                throw bad(number, "has no value", "set one member of its `kind`, `null_value` for null");
        };
    }

    /** A value as the wire says it; reading that gives the same value. */
    public static dev.sallyport.v1.Value message(Value value) {
        dev.sallyport.v1.Value.Builder message = dev.sallyport.v1.Value.newBuilder();
        return switch (value) {
            case Value.Null() ->
                message.setNullValue(dev.sallyport.v1.Null.getDefaultInstance()).build();
            case Value.Bool(boolean bool) -> message.setBoolValue(bool).build();
            case Value.Int(long number) -> message.setInt64Value(number).build();
            case Value.Float(double number) -> message.setDoubleValue(number).build();
            case Value.Decimal(BigDecimal decimal) ->
                message.setDecimalValue(decimal.toString()).build();
            case Value.Text(String text) -> message.setTextValue(text).build();
            case Value.Bytes(byte[] bytes) ->
                message.setBytesValue(ByteString.copyFrom(bytes)).build();
            case Value.Date(int days) -> message.setDateValue(days).build();
            case Value.Time(long micros) -> message.setTimeValue(micros).build();
            case Value.Timestamp(long micros) ->
                message.setTimestampValue(micros).build();
            case Value.Instant(long micros) -> message.setInstantValue(micros).build();
            case Value.Uuid(UUID uuid) ->
                message.setUuidValue(ByteString.copyFrom(ByteBuffer.allocate(UUID_BYTES)
                                .putLong(uuid.getMostSignificantBits())
                                .putLong(uuid.getLeastSignificantBits())
                                .array()))
                        .build();
            case Value.Json(String json) -> message.setJsonValue(json).build();
        };
    }

    private static Value decimal(String text, int number) {
        if (text.length() > LONGEST_DECIMAL) {
            throw bad(number, "is too long", "send at most " + LONGEST_DECIMAL + " characters");
        }
        try {
            return decimal(new BigDecimal(text), number);
        } catch (NumberFormatException _) {
            throw bad(number, "is not a decimal", "send plain notation, for example `12.50`");
        }
    }

    /** A short text may stand for a number of a billion digits. */
    private static Value decimal(BigDecimal decimal, int number) {
        if (Math.abs((long) decimal.scale()) > LARGEST_SCALE) {
            throw bad(number, "is out of range", "send a decimal with a scale of at most " + LARGEST_SCALE);
        }
        return new Value.Decimal(decimal);
    }

    private static Value uuid(ByteBuffer bytes, int number) {
        if (bytes.remaining() != UUID_BYTES) {
            throw bad(number, "is not a uuid", "send its 16 bytes");
        }
        return new Value.Uuid(new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static RefusedException bad(int number, String what, String nextStep) {
        return new RefusedException(new Refusal(
                Reason.BAD_PARAMETER, "parameter `$" + number + "` " + what, "request.parameters", nextStep));
    }
}
