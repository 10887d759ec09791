package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was sealed on another catalog than the one that is there does not run. */
abstract class ChangedCatalogTests extends OnSubject {
    ChangedCatalogTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    @Tag("refused")
    void anotherTableUnderTheNameIsNotRead() throws Exception {
        Sealed sealed = subject.rows(3, Terms.WIDE);
        subject.swapTable();
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> open(sealed));
        assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }
}
