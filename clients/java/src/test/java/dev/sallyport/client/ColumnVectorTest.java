package dev.sallyport.client;

import static dev.sallyport.client.Buffers.bytes;
import static dev.sallyport.client.Buffers.data;
import static dev.sallyport.client.Buffers.ints;
import static dev.sallyport.client.Buffers.longs;
import static dev.sallyport.client.Buffers.texts;
import static dev.sallyport.client.Buffers.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnVectorTest {
    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"TYPE_UNSPECIFIED", "UNRECOGNIZED"},
            mode = EnumSource.Mode.EXCLUDE)
    void buffersShorterThanTheRowsAreRefused(Type type) {
        var oneRow = data(bytes(0)).toBuilder().setOffsets(ints(0)).build();
        assertThatExceptionOfType(IncompleteAnswerException.class).isThrownBy(() -> vector(type, 9, oneRow));
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"TYPE_UNSPECIFIED"})
    void unknownTypeIsRefused(Type type) {
        assertThatExceptionOfType(IncompleteAnswerException.class).isThrownBy(() -> vector(type, 0, longs()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"TYPE_UNSPECIFIED", "UNRECOGNIZED"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyTypeHasATextForm(Type type) {
        var zero = data(ByteString.copyFrom(new byte[16])).toBuilder()
                .setOffsets(ints(0, 1))
                .build();
        assertThat(vector(type, 1, zero).text(0)).isNotNull();
    }

    @Test
    void shortValidityIsRefused() {
        var column = longs(new long[9]).toBuilder().setValidity(bytes(0xff)).build();
        assertThatExceptionOfType(IncompleteAnswerException.class).isThrownBy(() -> vector(Type.TYPE_INT64, 9, column));
    }

    @Test
    void offsetsThatGoBackOrOutAreRefused() {
        var back = texts("ab", "c").toBuilder().setOffsets(ints(0, 2, 1)).build();
        var out = texts("ab", "c").toBuilder().setOffsets(ints(0, 2, 4)).build();
        var negative = texts("ab", "c").toBuilder().setOffsets(ints(-1, 2, 3)).build();
        for (ColumnData damaged : new ColumnData[] {back, out, negative}) {
            assertThatExceptionOfType(IncompleteAnswerException.class)
                    .isThrownBy(() -> vector(Type.TYPE_TEXT, 2, damaged));
        }
    }

    @Test
    void nullHasNoValue() {
        var column = longs(1, 0, 3).toBuilder().setValidity(bytes(0b101)).build();
        ColumnVector vector = vector(Type.TYPE_INT64, 3, column);
        assertThat(vector.isNull(1)).isTrue();
        assertThat(vector.isNull(2)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> vector.int64(1)).withMessage("row `1` of `c` is null");
        assertThatIllegalStateException().isThrownBy(() -> vector.text(1));
    }

    @Test
    void emptyValidityMeansNoNulls() {
        ColumnVector vector = vector(Type.TYPE_INT64, 2, longs(7, 0));
        assertThat(vector.isNull(0) || vector.isNull(1)).isFalse();
    }

    @Test
    void anotherTypeIsRefused() {
        ColumnVector time = vector(Type.TYPE_TIMESTAMP, 1, longs(0));
        assertThatIllegalStateException().isThrownBy(() -> time.int64(0));
        assertThatIllegalStateException().isThrownBy(() -> time.instant(0));
        assertThatIllegalStateException().isThrownBy(() -> time.bool(0));
        assertThatIllegalStateException().isThrownBy(() -> time.bytes(0));
        assertThatIllegalStateException().isThrownBy(() -> time.decimal(0));
    }

    @Test
    void booleansAreBits() {
        ColumnVector vector = vector(Type.TYPE_BOOL, 9, data(bytes(0b10, 1)));
        assertThat(vector.bool(0)).isFalse();
        assertThat(vector.bool(1)).isTrue();
        assertThat(vector.bool(8)).isTrue();
    }

    @Test
    void integersOfEveryWidthKeepTheirSign() {
        assertThat(vector(Type.TYPE_INT8, 2, data(bytes(1, 0xff))).int64(1)).isEqualTo(-1);
        assertThat(vector(Type.TYPE_INT16, 2, data(bytes(1, 0, 0, 0x80))).int64(1))
                .isEqualTo(Short.MIN_VALUE);
        assertThat(vector(Type.TYPE_INT32, 2, data(ints(1, -5))).int64(1)).isEqualTo(-5);
        assertThat(vector(Type.TYPE_INT64, 1, longs(Long.MIN_VALUE)).int64(0)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void unsignedIsPrintedUnsigned() {
        assertThat(vector(Type.TYPE_UINT64, 1, longs(-1)).text(0)).isEqualTo("18446744073709551615");
    }

    @Test
    void floatsKeepTheirBits() {
        var single = data(ints(Float.floatToIntBits(0.1f)));
        var doubles = longs(Double.doubleToLongBits(-0.0), Double.doubleToLongBits(Double.NaN));
        assertThat(vector(Type.TYPE_FLOAT32, 1, single).text(0)).isEqualTo("0.1");
        assertThat(vector(Type.TYPE_FLOAT64, 2, doubles).text(0)).isEqualTo("-0.0");
        assertThat(vector(Type.TYPE_FLOAT64, 2, doubles).float64(1)).isNaN();
    }

    @Test
    void decimalsKeepEveryDigit() {
        ColumnVector vector = vector(Type.TYPE_DECIMAL, 2, texts("12345678901234567890.10", "NaN"));
        assertThat(vector.decimal(0)).isEqualTo(new BigDecimal("12345678901234567890.10"));
        assertThat(vector.text(1)).isEqualTo("NaN");
    }

    @Test
    void textsMayBeEmptyOrAnyUnicode() {
        ColumnVector vector = vector(Type.TYPE_TEXT, 3, texts("", "größe", "😀"));
        assertThat(vector.text(0)).isEmpty();
        assertThat(vector.text(1)).isEqualTo("größe");
        assertThat(vector.text(2)).isEqualTo("😀");
    }

    @Test
    void bytesArePrintedAsHexadecimal() {
        ColumnVector vector = vector(Type.TYPE_BYTES, 1, texts("A\n"));
        assertThat(vector.text(0)).isEqualTo("\\x410a");
    }

    @Test
    void datesKnowInfinity() {
        ColumnVector vector = vector(Type.TYPE_DATE, 3, data(ints(-1, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        assertThat(vector.date(0)).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(vector.date(1)).isEqualTo(LocalDate.MIN);
        assertThat(vector.date(2)).isEqualTo(LocalDate.MAX);
        assertThat(vector.text(1) + " " + vector.text(2)).isEqualTo("-infinity infinity");
    }

    @Test
    void timesKnowInfinityAndMidnightAtTheEnd() {
        ColumnVector stamps = vector(Type.TYPE_TIMESTAMP, 3, longs(-1, Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(stamps.timestamp(0)).isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.999999"));
        assertThat(stamps.timestamp(1)).isEqualTo(LocalDateTime.MIN);
        assertThat(stamps.text(2)).isEqualTo("infinity");
        ColumnVector instants = vector(Type.TYPE_INSTANT, 2, longs(1_000_001, Long.MAX_VALUE));
        assertThat(instants.text(0)).isEqualTo("1970-01-01T00:00:01.000001Z");
        assertThat(instants.instant(1)).isEqualTo(Instant.MAX);
        ColumnVector times = vector(Type.TYPE_TIME, 2, longs(3_600_000_000L, 86_400_000_000L));
        assertThat(times.time(0)).isEqualTo(LocalTime.of(1, 0));
        assertThat(times.text(1)).isEqualTo("24:00:00");
        assertThat(times.time(1)).isEqualTo(LocalTime.MAX);
    }

    @Test
    void uuidsStandInTheirPrintedOrder() {
        var uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        var bytes = Parameters.value(uuid).getUuidValue();
        assertThat(vector(Type.TYPE_UUID, 1, data(bytes)).uuid(0)).isEqualTo(uuid);
        assertThat(bytes.byteAt(1)).isEqualTo((byte) 0x11);
    }
}
