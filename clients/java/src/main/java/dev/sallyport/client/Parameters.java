package dev.sallyport.client;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Null;
import dev.sallyport.v1.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Java values as parameters of a statement. */
public final class Parameters {
    private static final int UUID_BYTES = 16;

    private Parameters() {}

    /** Each value in the type that the wire has for it. */
    public static List<Value> of(@Nullable Object... values) {
        return Arrays.stream(values).map(Parameters::value).toList();
    }

    /** One value in the type that the wire has for it; a class that the wire has no type for is refused. */
    public static Value value(@Nullable Object value) {
        var to = Value.newBuilder();
        return switch (value) {
            case null -> to.setNullValue(Null.getDefaultInstance()).build();
            case Value ready -> ready;
            case Boolean bool -> to.setBoolValue(bool).build();
            case Byte number -> to.setInt64Value(number).build();
            case Short number -> to.setInt64Value(number).build();
            case Integer number -> to.setInt64Value(number).build();
            case Long number -> to.setInt64Value(number).build();
            case Float number -> to.setDoubleValue(number).build();
            case Double number -> to.setDoubleValue(number).build();
            case BigDecimal number -> to.setDecimalValue(number.toPlainString()).build();
            case BigInteger number -> to.setDecimalValue(number.toString()).build();
            case String text -> to.setTextValue(text).build();
            case byte[] bytes -> to.setBytesValue(ByteString.copyFrom(bytes)).build();
            case UUID uuid -> to.setUuidValue(bytes(uuid)).build();
            default -> time(value);
        };
    }

    private static Value time(Object value) {
        var to = Value.newBuilder();
        return switch (value) {
            case LocalDate date ->
                to.setDateValue(Math.toIntExact(date.toEpochDay())).build();
            case LocalTime time ->
                to.setTimeValue(time.getLong(ChronoField.MICRO_OF_DAY)).build();
            case LocalDateTime time ->
                to.setTimestampValue(micros(time.toInstant(ZoneOffset.UTC))).build();
            case Instant instant -> to.setInstantValue(micros(instant)).build();
            case OffsetDateTime time ->
                to.setInstantValue(micros(time.toInstant())).build();
            default ->
                throw new IllegalArgumentException("`" + value.getClass().getName()
                        + "` has no type on the wire, expected a boolean, number, text, bytes, uuid, date or time");
        };
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static ByteString bytes(UUID uuid) {
        var bytes = ByteBuffer.allocate(UUID_BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits());
        return ByteString.copyFrom(bytes.flip());
    }
}
