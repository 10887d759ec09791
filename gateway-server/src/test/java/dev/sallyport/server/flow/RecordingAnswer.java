package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.engine.Batch;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer that keeps what it was given, and sees to it that no record is named before it is durable. */
final class RecordingAnswer implements Answer {
    final List<String> messages = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    long refusedAt = -1;
    Optional<Released> released = Optional.empty();
    Optional<Approval> approval = Optional.empty();
    Optional<Refusal> endsWith = Optional.empty();
    Runnable whenHeader = () -> {};
    Runnable whenSummary = () -> {};
    Runnable whenRefused = () -> {};
    boolean isGone;
    private Runnable whenCancelled = () -> {};
    private final AuditLog log;

    RecordingAnswer(AuditLog log) {
        this.log = log;
    }

    @Override
    public void header(Appended intent, Plan.Runnable plan, List<ResultColumn> columns) {
        requireDurable(intent.index());
        messages.add("header");
        whenHeader.run();
    }

    @Override
    public void approvalRequired(Approval asked, Plan.Asked plan) {
        requireDurable(asked.auditIndex());
        messages.add("approval");
        approval = Optional.of(asked);
    }

    @Override
    public void batch(Batch batch) throws CallEnded {
        if (endsWith.isPresent()) {
            throw new CallEnded(endsWith.get());
        }
        messages.add("batch");
    }

    @Override
    public void summary(Released all, Appended outcome) {
        requireDurable(outcome.index());
        whenSummary.run();
        messages.add("summary");
        released = Optional.of(all);
    }

    @Override
    public void refuse(Refusal refusal, long index) {
        if (index > 0) {
            requireDurable(index);
        }
        messages.add("refuse");
        refusals.add(refusal);
        refusedAt = index;
        whenRefused.run();
    }

    private void requireDurable(long index) {
        if (index >= log.size()) {
            throw new AssertionError("record `" + index + "` was named before it was durable");
        }
    }

    Reason reason() {
        return refusals.getFirst().reason();
    }

    /** The caller goes away. */
    void cancel() {
        whenCancelled.run();
    }

    @Override
    public void whenCancelled(Runnable action) {
        whenCancelled = action;
    }

    @Override
    public boolean isCancelled() {
        return isGone;
    }
}
