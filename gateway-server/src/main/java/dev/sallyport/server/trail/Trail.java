package dev.sallyport.server.trail;

import dev.sallyport.audit.Appended;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.Pending;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.request.Unreadable;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import java.time.Duration;

/** What the flow writes into the trail; each method but {@link #intent} returns when the record is durable, or throws. */
public final class Trail {
    private final AuditLog log;
    private final TrailRecords records;
    private final Metrics metrics;

    public Trail(AuditLog log, TrailRecords records, Metrics metrics) {
        this.log = log;
        this.records = records;
        this.metrics = metrics;
    }

    /** The record that announced an operation: it has its index at once and becomes durable by itself. */
    public record Intent(Pending pending, AuditRecord announced, long startedNanos) {
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

    /** Gives the intent its place; its flush overlaps the work of the database. */
    public Intent intent(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan, Sealed sealed) {
        AuditRecord record = records.intent(submission, snapshot, plan, sealed);
        return new Intent(log.submit(record), record, System.nanoTime());
    }

    /** What was announced ran to its end. */
    public Appended completed(Intent intent, Released released) {
        Appended outcome = log.append(records.outcome(
                intent,
                result(intent, completion(released))
                        .setRowsReleased(released.rows())
                        .setBytesReleased(released.bytes())
                        .setRowsAffected(released.affected())));
        metrics.answered(intent.age(), released.rows());
        return outcome;
    }

    /** The engine gave up on what was announced. */
    public long failed(Intent intent, EngineFailure failure, Released.Count released) {
        return refused(
                failure.reason(),
                records.outcome(
                        intent,
                        result(intent, completion(failure.reason()))
                                .setRowsReleased(released.rows())
                                .setBytesReleased(released.bytes())
                                .setErrorClass(failure.errorClass())
                                .setReason(failure.reason().name())));
    }

    /** What was announced was ended by the caller or by a fault of ours. */
    public long ended(Intent intent, Refusal refusal, Released.Count released) {
        return refused(
                refusal.reason(),
                records.outcome(
                        intent,
                        result(intent, completion(refusal.reason()))
                                .setRowsReleased(released.rows())
                                .setBytesReleased(released.bytes())
                                .setReason(refusal.reason().name())));
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
