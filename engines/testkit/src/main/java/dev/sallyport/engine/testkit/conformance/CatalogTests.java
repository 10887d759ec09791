package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Catalog;
import dev.sallyport.operation.ObjectDescription;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snapshot of the catalog is one moment, and has a version of its own. */
abstract class CatalogTests extends OnSubject {
    CatalogTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    void theVersionTellsWhetherAnythingChanged() throws Exception {
        String before = subject.engine().catalog().version();
        subject.engine().refresh();
        assertThat(subject.engine().catalog().version()).isEqualTo(before);
        subject.swapTable();
        subject.engine().refresh();
        assertThat(subject.engine().catalog().version()).isNotEqualTo(before);
    }

    @Test
    void aSnapshotStaysAsItIs() throws Exception {
        Catalog before = subject.engine().catalog();
        String version = before.version();
        subject.swapTable();
        subject.engine().refresh();
        assertThat(before.version()).isEqualTo(version);
    }

    @Test
    void objectsAreOrderedByName() {
        assertThat(subject.engine().catalog().objects())
                .isNotEmpty()
                .extracting(ObjectDescription::name)
                .isSorted();
    }

    @Test
    @Tag("refused")
    void whatIsNotVisibleDoesNotExist() {
        Catalog nothing = subject.engine().catalog().visibleTo(object -> Optional.empty());
        assertThat(nothing.objects()).isEmpty();
        for (ObjectDescription object : subject.engine().catalog().objects()) {
            assertThat(nothing.object(object.name())).isEmpty();
        }
    }
}
