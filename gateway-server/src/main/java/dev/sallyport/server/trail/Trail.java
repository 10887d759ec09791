package dev.sallyport.server.trail;

import dev.sallyport.audit.Appended;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.Claim;
import dev.sallyport.audit.InDoubt;
import dev.sallyport.audit.Pending;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.Done;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Stopped;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.request.Unreadable;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What the flow writes into the trail; each method but {@link #intent} returns when the record is durable, or throws. */
public final class Trail {
    private final AuditLog log;
    private final TrailRecords records;
    private final Metrics metrics;
    private final Consumer<InDoubt> doubts;

    /** @param doubts takes the writes whose end nobody saw, each after the record that says so */
    public Trail(AuditLog log, TrailRecords records, Metrics metrics, Consumer<InDoubt> doubts) {
        this.log = log;
        this.records = records;
        this.metrics = metrics;
        this.doubts = doubts;
    }

    /** Whether an operation could be announced. */
    public sealed interface Announcement permits Intent, Unclaimed {}

    /** A write that did not get its request id; nothing was recorded. */
    public record Unclaimed(Claim.Refused why) implements Announcement {}

    /** The record that announced an operation: it has its index at once and becomes durable by itself. */
    public record Intent(Pending pending, AuditRecord announced, long startedNanos) implements Announcement {
        /** Its place in the trail. */
        public long index() {
            return pending.index();
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        /** Nothing may be released before this returned. */
        public Appended awaitDurable() {
            return pending.awaitDurable();
        }
    }

    /** A request that named no source of the caller, or another policy than the present one. */
    public long turnedAway(Submission submission, Refusal refusal) {
        return refused(refusal.reason(), records.turnedAway(submission, refusal));
    }

    /** A request whose message could not be read as an operation. */
    public long malformed(Unreadable request) {
        return refused(request.refusal().reason(), records.malformed(request));
    }

    /** A statement that was not understood, or an operation that is denied or that a person would have to approve. */
    public long denied(Submission submission, RequestSnapshot snapshot, Plan.Refused plan) {
        return refused(plan.refusal().reason(), records.denied(submission, snapshot, plan));
    }

    /** Counted once it is recorded: what the trail did not take was answered otherwise. */
    private long refused(Reason reason, AuditRecord record) {
        long index = log.append(record).index();
        metrics.refused(reason);
        return index;
    }

    /** Gives the intent its place, a write's by its request id alone; the flush of a read overlaps the work of the database. */
    public Announcement intent(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan, Sealed sealed) {
        AuditRecord record = records.intent(submission, snapshot, plan, sealed);
        if (!plan.mayWrite()) {
            return new Intent(log.submit(record), record, System.nanoTime());
        }
        return switch (log.claim(record)) {
            case Claim.Taken(var pending) -> new Intent(pending, record, System.nanoTime());
            case Claim.Refused why -> new Unclaimed(why);
        };
    }

    /** What was announced has been done inside its transaction, and is committed once this returned. */
    public void precommit(Intent intent, Done done) {
        var _ = log.append(records.precommit(intent, result(intent, done)));
    }

    /**
     * What was announced ran to its end.
     *
     * @param unanswered why the caller did not get all of the answer
     */
    public Appended completed(Intent intent, Released released, Optional<Reason> unanswered) {
        AuditRecord.Result.Builder result = result(intent, completion(released))
                .setRowsReleased(released.rows())
                .setBytesReleased(released.bytes())
                .setRowsAffected(released.affected());
        unanswered.ifPresent(reason -> result.setReason(reason.name()));
        Appended outcome = log.append(records.outcome(intent, result));
        metrics.answered(intent.age(), released.rows());
        return outcome;
    }

    /** What was announced was stopped, and nothing of it was kept. */
    public long stopped(Intent intent, Stopped stopped, Released.Count released) {
        Reason reason = stopped.refusal().reason();
        return refused(
                reason,
                records.outcome(
                        intent,
                        result(intent, completion(reason))
                                .setRowsReleased(released.rows())
                                .setBytesReleased(released.bytes())
                                .setErrorClass(stopped.errorClass())
                                .setReason(reason.name())));
    }

    /** What was announced was about to be committed, and nobody knows yet whether it was; its database is asked in any case. */
    public long leftInDoubt(Intent intent, Done done) {
        AuditRecord outcome = records.outcome(
                intent,
                result(intent, done)
                        .setCompletion(Completion.COMPLETION_UNKNOWN)
                        .setReason(Reason.OUTCOME_UNKNOWN.name()));
        try {
            return refused(Reason.OUTCOME_UNKNOWN, outcome);
        } finally {
            if (done.transaction().isPresent()) {
                doubts.accept(new InDoubt(outcome));
            }
        }
    }

    private static AuditRecord.Result.Builder result(Intent intent, Done done) {
        return result(intent, Completion.COMPLETION_UNSPECIFIED)
                .setRowsAffected(done.affected())
                .setBackendTransaction(done.transaction().orElse(""));
    }

    private static AuditRecord.Result.Builder result(Intent intent, Completion completion) {
        return AuditRecord.Result.newBuilder()
                .setCompletion(completion)
                .setDuration(RecordTimes.duration(intent.age()));
    }

    private static Completion completion(Released released) {
        return switch (released.completion()) {
            case COMPLETE -> Completion.COMPLETION_COMPLETE;
            case LIMIT_REACHED -> Completion.COMPLETION_LIMIT_REACHED;
        };
    }

    private static Completion completion(Reason reason) {
        return switch (reason) {
            case CANCELLED -> Completion.COMPLETION_CANCELLED;
            case DEADLINE -> Completion.COMPLETION_DEADLINE_EXCEEDED;
            default -> Completion.COMPLETION_FAILED;
        };
    }
}
