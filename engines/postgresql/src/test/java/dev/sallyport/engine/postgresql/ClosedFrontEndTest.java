package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine may be closed while its grammars still warm up, or while a statement waits for its place. */
class ClosedFrontEndTest {
    private final SqlFrontEnd frontEnd = FrontEnds.open();

    @BeforeEach
    void close() {
        frontEnd.close();
    }

    @Test
    void warmingUpEndsQuietly() {
        assertThatCode(() -> frontEnd.warmUp(List.of("select 1", "select a from t")))
                .doesNotThrowAnyException();
    }

    @Test
    void aStatementIsRefusedForTheMoment() {
        Reason reason = FrontEnds.refusal(frontEnd.read("select a from t")).reason();
        assertThat(reason).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(reason.isPassing()).isTrue();
    }

    @Test
    void noPlaceIsLost() {
        List<Reason> reasons = IntStream.range(0, 10)
                .mapToObj(i -> FrontEnds.refusal(frontEnd.read("select " + i)).reason())
                .toList();
        assertThat(reasons).containsOnly(Reason.SOURCE_UNAVAILABLE);
    }
}
