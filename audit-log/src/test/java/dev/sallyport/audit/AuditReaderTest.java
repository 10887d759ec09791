package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditReaderTest {
    private final FakeDisk disk = new FakeDisk();

    @Test
    void aFollowerSeesNewRecords() throws Exception {
        try (var log = Records.open(disk);
                var cursor = log.reader().from(1)) {
            assertThat(cursor.next()).isEmpty();
            assertThat(log.awaitMore(log.size(), Duration.ofMillis(1))).isFalse();
            var _ = log.append(Records.denied(5));
            assertThat(log.awaitMore(1, Duration.ofSeconds(5))).isTrue();
            assertThat(cursor.next().orElseThrow().record().getKind()).isEqualTo(Kind.KIND_DENIED);
            assertThat(cursor.next()).isEmpty();
        }
    }

    @Test
    void theNewestRecordsAreFoundAcrossSegments() throws IOException {
        try (var log = Records.open(disk)) {
            for (int i = 0; i < 30; i++) {
                var _ = log.append(i % 10 == 0 ? Records.intent("r" + i) : Records.denied(30_000));
            }
            var found = log.reader().latest(RecordFilter.human("ada"), 2);
            assertThat(found).extracting(StoredRecord::index).containsExactly(11L, 21L);
            assertThat(log.reader().latest(RecordFilter.human("ada"), 10)).hasSize(3);
        }
    }

    @Test
    void readingSinceATimeSkipsSegmentsBeforeIt() throws IOException {
        try (var log = Records.open(disk)) {
            for (int i = 0; i < 30; i++) {
                var _ = log.append(Records.denied(30_000));
            }
            var time =
                    History.instant(log.reader().at(25).orElseThrow().record().getWallTime());
            try (var cursor = log.reader().since(time)) {
                assertThat(cursor.next().orElseThrow().index()).isBetween(10L, 25L);
            }
            try (var cursor = log.reader().since(Instant.EPOCH)) {
                assertThat(cursor.next().orElseThrow().index()).isZero();
            }
        }
    }

    @Test
    void aSearchFindsWhatItsFilterSays() throws IOException {
        try (var log = Records.open(disk)) {
            long intent = log.append(Records.intent("r1")).index();
            var _ = log.append(Records.outcome(intent, "r1"));
            var _ = log.append(Records.denied(3));
            var filter = RecordFilter.human("ada")
                    .and(RecordFilter.object("customers"))
                    .and(RecordFilter.kind(Kind.KIND_OUTCOME));
            assertThat(log.reader().latest(filter, 10))
                    .singleElement()
                    .satisfies(found -> assertThat(found.index()).isEqualTo(2));
            assertThat(log.reader().latest(RecordFilter.human("eve"), 10)).isEmpty();
            assertThat(log.reader().latest(RecordFilter.any(), 2))
                    .extracting(StoredRecord::index)
                    .containsExactly(2L, 3L);
        }
    }
}
