package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a log that is opened says of writes whose run ended before they did. */
class InDoubtTest {
    private final FakeDisk disk = new FakeDisk();

    @Test
    void aWriteThatWasNeverAboutToBeCommittedFailed() throws IOException {
        crash(log -> log.append(Records.write("r")).index());
        try (var log = Records.open(disk)) {
            assertThat(log.recovery().inDoubt()).isEmpty();
            assertThat(state(log).result().getCompletion()).isEqualTo(Completion.COMPLETION_FAILED);
        }
    }

    @Test
    void aWriteThatWasAboutToBeCommittedIsInDoubtInEveryRunUntilItIsResolved() throws IOException {
        long intent = crashBeforeCommit();
        for (int run = 0; run < 2; run++) {
            try (var log = Records.open(disk)) {
                assertThat(log.recovery().inDoubt()).singleElement().satisfies(doubt -> {
                    assertThat(doubt.transaction()).isEqualTo("77");
                    assertThat(doubt.source()).isEqualTo("shop-pg");
                    assertThat(doubt.outcome().getParent()).isEqualTo(intent);
                });
                assertThat(state(log).result().getCompletion()).isEqualTo(Completion.COMPLETION_UNKNOWN);
            }
        }
    }

    @Test
    void aWriteThatTurnsOutKeptIsResolvedOnce() throws IOException {
        long intent = crashBeforeCommit();
        try (var log = Records.open(disk)) {
            var _ = log.append(log.recovery().inDoubt().getFirst().resolved(true));
            RequestState state = state(log);
            assertThat(state.firstIndex()).isEqualTo(intent);
            assertThat(state.result().getCompletion()).isEqualTo(Completion.COMPLETION_RESOLVED_COMMITTED);
            assertThat(state.result().getRowsAffected()).isEqualTo(3);
        }
        assertResolved();
    }

    @Test
    void aWriteThatTurnsOutUndoneIsResolvedOnceAndChangedNothing() throws IOException {
        var _ = crashBeforeCommit();
        try (var log = Records.open(disk)) {
            var _ = log.append(log.recovery().inDoubt().getFirst().resolved(false));
            assertThat(state(log).result().getCompletion()).isEqualTo(Completion.COMPLETION_RESOLVED_ROLLED_BACK);
            assertThat(state(log).result().getRowsAffected()).isZero();
        }
        assertResolved();
    }

    /** The same from a record that was read back, which has its place and its times. */
    @Test
    void aWriteOfAnEarlierRunIsResolvedByARecordOfItsOwn() throws IOException {
        var _ = crashBeforeCommit();
        Records.open(disk).close();
        try (var log = Records.open(disk)) {
            var _ = log.append(log.recovery().inDoubt().getFirst().resolved(true));
        }
        assertResolved();
    }

    @Test
    void aSecondResolutionOrOneOfWhatIsKnownIsFound() throws IOException {
        try (var log = Records.open(disk)) {
            long intent = log.append(Records.write("r")).index();
            var _ = log.append(Records.precommit(intent, "r", "77", 3));
            var _ = log.append(Records.outcome(intent, "r"));
            var _ = log.append(resolution(intent, Completion.COMPLETION_RESOLVED_ROLLED_BACK));
        }
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Broken.class);
    }

    @Test
    void anUnknownOutcomeIsResolvedOnceAndByNoOtherCompletion() throws IOException {
        for (List<Completion> more : List.of(
                List.of(Completion.COMPLETION_RESOLVED_COMMITTED, Completion.COMPLETION_RESOLVED_ROLLED_BACK),
                List.of(Completion.COMPLETION_RESOLVED_COMMITTED, Completion.COMPLETION_RESOLVED_COMMITTED),
                List.of(Completion.COMPLETION_COMPLETE),
                List.of(Completion.COMPLETION_UNKNOWN))) {
            var other = new FakeDisk();
            try (var log = Records.open(other)) {
                long intent = log.append(Records.write("r")).index();
                var _ = log.append(resolution(intent, Completion.COMPLETION_UNKNOWN));
                for (Completion each : more) {
                    var _ = log.append(resolution(intent, each));
                }
            }
            assertThat(Records.verify(other)).as(more.toString()).isInstanceOf(Verification.Broken.class);
        }
    }

    private static AuditRecord resolution(long intent, Completion completion) {
        AuditRecord.Builder outcome = Records.outcome(intent, "r").toBuilder();
        outcome.getResultBuilder().setCompletion(completion);
        return outcome.build();
    }

    private void assertResolved() throws IOException {
        try (var log = Records.open(disk)) {
            assertThat(log.recovery().inDoubt()).isEmpty();
            assertThat(log.recovery().openOperations()).isEmpty();
        }
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void aPrecommitWithoutParentIsRefused() throws IOException {
        try (var log = Records.open(disk)) {
            AuditRecord orphan =
                    Records.precommit(1, "r", "77", 3).toBuilder().clearParent().build();
            assertThatThrownBy(() -> log.append(orphan)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPrecommitOfWhatIsClosedOrWasNeverAnnouncedIsFound() throws IOException {
        try (var log = Records.open(disk)) {
            long intent = log.append(Records.write("r")).index();
            var _ = log.append(Records.outcome(intent, "r"));
            var _ = log.append(Records.precommit(intent, "r", "77", 3));
        }
        assertThat(Records.verify(disk))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.what()).isEqualTo("a precommit follows no open intent"));
    }

    private long crashBeforeCommit() throws IOException {
        return crash(log -> {
            long intent = log.append(Records.write("r")).index();
            var _ = log.append(Records.precommit(intent, "r", "77", 3));
            return intent;
        });
    }

    /** What a run does before the next one finds it unclosed. */
    private interface LastRun {
        long of(AuditLog log);
    }

    private long crash(LastRun run) throws IOException {
        try (var log = Records.open(disk)) {
            return run.of(log);
        }
    }

    private static RequestState state(AuditLog log) {
        return log.find(Records.key("r")).orElseThrow();
    }
}
