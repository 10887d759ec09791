package dev.sallyport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void classWithoutAWireTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.value(new java.util.concurrent.atomic.AtomicInteger()))
                .withMessageContaining("`java.util.concurrent.atomic.AtomicInteger` has no type on the wire");
    }

    @Test
    void numbersKeepTheirKind() {
        assertThat(Parameters.value((byte) -1).getInt64Value()).isEqualTo(-1);
        assertThat(Parameters.value(1.5f).getDoubleValue()).isEqualTo(1.5);
        assertThat(Parameters.value(new BigDecimal("1E+3")).getDecimalValue()).isEqualTo("1000");
        assertThat(Parameters.value(new BigInteger("18446744073709551616")).getDecimalValue())
                .isEqualTo("18446744073709551616");
    }

    @Test
    void timesAreMicroseconds() {
        assertThat(Parameters.value(LocalDate.EPOCH.minusDays(1)).getDateValue())
                .isEqualTo(-1);
        assertThat(Parameters.value(LocalTime.of(0, 0, 1)).getTimeValue()).isEqualTo(1_000_000);
        assertThat(Parameters.value(LocalDateTime.parse("1970-01-01T00:00:00.000002"))
                        .getTimestampValue())
                .isEqualTo(2);
        assertThat(Parameters.value(Instant.EPOCH.minusSeconds(1)).getInstantValue())
                .isEqualTo(-1_000_000);
        assertThat(Parameters.value(OffsetDateTime.parse("1970-01-01T01:00:00+01:00"))
                        .getInstantValue())
                .isZero();
    }
}
