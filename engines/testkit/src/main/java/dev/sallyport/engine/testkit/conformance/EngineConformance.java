package dev.sallyport.engine.testkit.conformance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** What every engine must do, whatever it speaks, and that it refuses what it does not claim; each subject has a file of its own. */
public abstract class EngineConformance {
    private final EngineSubject tested;

    /** An engine on a fresh shop; a test class makes it in its constructor, once for each test. */
    protected EngineConformance(EngineSubject subject) {
        tested = subject;
    }

    @AfterEach
    final void closeSubject() {
        tested.close();
    }

    @Nested
    class Reading extends ReadingTests {
        Reading() {
            super(tested);
        }
    }

    @Nested
    class Masking extends MaskingTests {
        Masking() {
            super(tested);
        }
    }

    @Nested
    class Filtering extends FilteringTests {
        Filtering() {
            super(tested);
        }
    }

    @Nested
    class Writing extends WritingTests {
        Writing() {
            super(tested);
        }
    }

    @Nested
    class Defining extends DefiningTests {
        Defining() {
            super(tested);
        }
    }

    @Nested
    class Previewing extends PreviewingTests {
        Previewing() {
            super(tested);
        }
    }

    @Nested
    class KnowingTheCatalog extends CatalogTests {
        KnowingTheCatalog() {
            super(tested);
        }
    }

    @Nested
    class Opening extends OpeningTests {
        Opening() {
            super(tested);
        }
    }

    @Nested
    class Closing extends ClosingTests {
        Closing() {
            super(tested);
        }
    }

    @Nested
    class ChangedCatalog extends ChangedCatalogTests {
        ChangedCatalog() {
            super(tested);
        }
    }

    @Nested
    class Cancelling extends CancellingTests {
        Cancelling() {
            super(tested);
        }
    }

    @Nested
    class Limiting extends LimitingTests {
        Limiting() {
            super(tested);
        }
    }

    @Nested
    class Tripwire extends TripwireTests {
        Tripwire() {
            super(tested);
        }
    }
}
