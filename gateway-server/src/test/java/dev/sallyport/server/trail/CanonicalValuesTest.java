package dev.sallyport.server.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Value;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes that commitments are made over; whoever changes them can prove no value of an older trail any more. */
class CanonicalValuesTest {
    private static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new Value.Null(), ""),
                Arguments.of(new Value.Bool(false), "00"),
                Arguments.of(new Value.Bool(true), "01"),
                Arguments.of(new Value.Int(-2), "fffffffffffffffe"),
                Arguments.of(new Value.Float(1.5), "3ff8000000000000"),
                Arguments.of(new Value.Decimal(new BigDecimal("1.50")), "312e3530"),
                Arguments.of(new Value.Decimal(new BigDecimal("1E+2")), "313030"),
                Arguments.of(new Value.Text("a\u00e9"), "61c3a9"),
                Arguments.of(new Value.Bytes(new byte[] {0, -1}), "00ff"),
                Arguments.of(new Value.Date(-1), "ffffffffffffffff"),
                Arguments.of(new Value.Time(258), "0000000000000102"),
                Arguments.of(new Value.Timestamp(259), "0000000000000103"),
                Arguments.of(new Value.Instant(260), "0000000000000104"),
                Arguments.of(new Value.Uuid(new UUID(1, 2)), "00000000000000010000000000000002"),
                Arguments.of(new Value.Json("{}"), "7b7d"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasTheBytesThatItEverHad(Value value, String hexadecimal) {
        assertThat(HexFormat.of().formatHex(CanonicalValues.of(value))).isEqualTo(hexadecimal);
    }

    @Test
    void everyKindOfValueIsPinned() {
        assertThat(values().map(each -> each.get()[0].getClass()).distinct())
                .hasSize(Value.class.getPermittedSubclasses().length);
    }
}
