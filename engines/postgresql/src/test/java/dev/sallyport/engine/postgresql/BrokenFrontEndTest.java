package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.sql.Agreement;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reader that breaks says nothing about the text, unless the text is too deep for it. */
class BrokenFrontEndTest {
    private static final String SQL = "select a from t";

    private final AtomicInteger asked = new AtomicInteger();
    private Runnable breaking = () -> {};
    private final SqlFrontEnd frontEnd = new SqlFrontEnd(FrontEnds.DIALECT, new Breaking(), 1, Duration.ofSeconds(60));

    private final class Breaking implements Agreement {
        @Override
        public boolean agree(String input, String print) {
            asked.incrementAndGet();
            breaking.run();
            return true;
        }
    }

    @AfterEach
    void close() {
        frontEnd.close();
    }

    @Test
    @Tag("refused")
    void aBugIsABugAndIsNotKept() {
        RuntimeException bug = new UnsupportedOperationException("bug");
        breaking = () -> {
            throw bug;
        };
        assertThatThrownBy(() -> frontEnd.read(SQL))
                .isInstanceOf(IllegalStateException.class)
                .cause()
                .isSameAs(bug);
        breaking = () -> {};
        assertThat(frontEnd.read(SQL)).isInstanceOf(Parsed.Tree.class);
    }

    @Test
    @Tag("refused")
    void aLackOfMemoryIsNotKept() {
        breaking = () -> {
            throw new OutOfMemoryError("heap");
        };
        assertThatThrownBy(() -> frontEnd.read(SQL))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
        breaking = () -> {};
        assertThat(frontEnd.read(SQL)).isInstanceOf(Parsed.Tree.class);
    }

    @Test
    @Tag("refused")
    void aTextThatIsTooDeepIsRefusedForGood() {
        breaking = () -> {
            throw new StackOverflowError();
        };
        assertThat(FrontEnds.refusal(frontEnd.read(SQL)).reason()).isEqualTo(Reason.TOO_LARGE);
        breaking = () -> {};
        assertThat(FrontEnds.refusal(frontEnd.read(SQL)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(asked).hasValue(1);
    }
}
