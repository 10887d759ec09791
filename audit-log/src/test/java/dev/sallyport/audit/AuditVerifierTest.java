package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditVerifierTest {
    private final FakeDisk disk = new FakeDisk();

    @BeforeEach
    void write() throws IOException {
        try (var log = Records.open(disk)) {
            for (int i = 0; i < 50; i++) {
                long intent = log.append(Records.intent("r" + i)).index();
                var _ = log.append(Records.outcome(intent, "r" + i));
                var _ = log.submit(Records.denied(12_000 + i));
            }
        }
    }

    @Test
    void everyChangedByteIsReported() throws IOException {
        var random = new Random(7);
        List<String> names = new ArrayList<>(disk.names());
        names.sort(null);
        for (int sample = 0; sample < 1_000; sample++) {
            byte[] bytes = disk.file(names.get(random.nextInt(names.size()))).bytes;
            int at = random.nextInt(bytes.length);
            byte change = (byte) (1 + random.nextInt(255));
            bytes[at] ^= change;
            assertThat(Records.verify(disk)).as("byte %d", at).isInstanceOf(Verification.Broken.class);
            bytes[at] ^= change;
        }
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void aMissingSegmentIsReported() throws IOException {
        disk.delete(Segments.name(Segments.list(disk).higher(0L)));
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Broken.class);
    }

    @Test
    void twoSwappedSegmentsAreReported() throws IOException {
        String first = Segments.name(0);
        String second = Segments.name(Segments.list(disk).higher(0L));
        disk.rename(first, "x");
        disk.rename(second, first);
        disk.rename("x", second);
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Broken.class);
    }

    @Test
    void anEmptyFolderIsReported() throws IOException {
        assertThat(Records.verify(new FakeDisk())).isInstanceOf(Verification.Broken.class);
    }

    @Test
    void anOutcomeWithoutIntentIsReported() throws IOException {
        var other = new FakeDisk();
        try (var log = Records.open(other)) {
            var _ = log.append(Records.outcome(0, "r"));
        }
        assertThat(Records.verify(other))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.what()).isEqualTo("an outcome follows no intent"));
    }

    @Test
    void anEarlierRootOfTheSameLogIsFound() throws IOException {
        var earlier = (Verification.Verified) Records.verify(disk);
        try (var log = Records.open(disk)) {
            var _ = log.append(Records.denied(1));
        }
        var known = new KnownRoot(earlier.size(), earlier.root());
        assertThat(verify(known))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        now -> assertThat(now.size()).isGreaterThan(earlier.size()));
    }

    @Test
    void aLogThatWasWrittenAnewHasAnotherRoot() throws IOException {
        var other = new FakeDisk();
        try (var log = Records.open(other)) {
            var _ = log.append(Records.denied(1));
        }
        var verified = (Verification.Verified) Records.verify(other);
        assertThat(verify(new KnownRoot(verified.size(), verified.root())))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.what()).endsWith("is not the one that is known"));
    }

    @Test
    void aLogThatWasCutIsFoundByItsKnownSize() throws IOException {
        var whole = (Verification.Verified) Records.verify(disk);
        assertThat(verify(new KnownRoot(whole.size() + 1, whole.root())))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.what())
                                .isEqualTo("only " + whole.size() + " records are here, and " + (whole.size() + 1)
                                        + " are known"));
    }

    private Verification verify(KnownRoot known) throws IOException {
        return new AuditVerifier(disk, Optional.of(known), _ -> {}, () -> {}).verify();
    }

    @Test
    void aLogThatGrowsIsVerified() throws IOException {
        try (var log = Records.open(disk)) {
            var _ = log.append(Records.intent("open"));
            assertThat(Records.verify(disk))
                    .isInstanceOfSatisfying(
                            Verification.Verified.class,
                            verified -> assertThat(verified.openOperations()).isEqualTo(1));
        }
    }
}
