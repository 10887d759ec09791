package dev.sallyport.server.approval;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.AskReason;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.request.Consent;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.v1.SignedDecision;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lets an operation run that people said yes to: everything that the yes is bound to is computed anew, and has to come out the same to the
 * byte. The yes is used up, durably, before anything is sent.
 */
public final class Consents {
    private final Approvals approvals;
    private final ApprovalTrail trail;
    private final ApprovalEncoding encoding;
    private final Approvers approvers;
    private final ApproverKeys keys;
    private final BreakGlasses glasses;
    private final CatalogRefresh catalogs;
    private final RequestIds ids;
    private final InstantSource clock;

    /**
     * Uses what the others keep.
     *
     * @param catalogs reads the catalog of a source anew, so that nothing runs on one of before
     * @param ids knows which request ids have been used
     */
    public Consents(
            Approvals approvals,
            ApprovalTrail trail,
            ApprovalEncoding encoding,
            Approvers approvers,
            ApproverKeys keys,
            BreakGlasses glasses,
            CatalogRefresh catalogs,
            RequestIds ids,
            InstantSource clock) {
        this.approvals = approvals;
        this.trail = trail;
        this.encoding = encoding;
        this.approvers = approvers;
        this.keys = keys;
        this.glasses = glasses;
        this.catalogs = catalogs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Which request ids have been used. */
    @FunctionalInterface
    public interface RequestIds {
        /** Whether something ran, or waits, under the id of this caller. */
        boolean isTaken(Identity caller, String requestId);
    }

    /** Reads what is there now. */
    @FunctionalInterface
    public interface CatalogRefresh {
        void of(String source) throws EngineFailure;
    }

    /** The operation that is to run, or why it will not. */
    public sealed interface Recall {
        /** As it was submitted the first time; whether it may run is not known yet. */
        record Submitted(Submission submission) implements Recall {}

        /** It may not. */
        record Refused(Refusal refusal) implements Recall {}
    }

    /** What one of the caller's own requests asked for. */
    public Optional<Approval> question(Identity caller, String requestId) {
        return approvals.ofRequest(Requester.of(caller), requestId);
    }

    /** The operation that one of the caller's own approvals is about. */
    public Recall recall(ApprovalEncoding.Call call) {
        Optional<Approval> own = approvals.own(call.approval(), call.identity());
        if (own.isEmpty()) {
            return new Recall.Refused(ApprovalRefusals.UNKNOWN);
        }
        if (!own.get().question().getSource().equals(call.source())) {
            return new Recall.Refused(ApprovalRefusals.OTHER_SOURCE);
        }
        Optional<Refusal> refusal = standing(own.get(), call.requestId());
        if (refusal.isPresent()) {
            return new Recall.Refused(refusal.get());
        }
        try {
            catalogs.of(call.source());
        } catch (EngineFailure failure) {
            return new Recall.Refused(failure.refusal());
        }
        return new Recall.Submitted(encoding.decode(own.get().work(), call));
    }

    /** What an operation comes to under the approval that it names; where it names none, under a break-glass or as it is. */
    public Plan check(Plan plan, Submission submission, RequestSnapshot snapshot) {
        return submission.approval().isEmpty()
                ? underGlass(plan, submission)
                : check(plan, submission, snapshot, submission.approval().get());
    }

    /**
     * Only the question falls away: nobody is asked, and what would be allowed after a yes is allowed at once. It lifts no mask and
     * no filter: what shows more than the caller ever sees without a yes asks a person all the same. A request that asked before keeps to
     * its question, as its id is good for one thing.
     */
    private Plan underGlass(Plan plan, Submission submission) {
        return switch (plan) {
            case Plan.Asked asked ->
                glasses.openFor(submission.identity(), submission.source())
                        .filter(_ ->
                                asked.decision().question().reasons().stream().noneMatch(AskReason::showsMore))
                        .filter(_ -> question(submission.identity(), submission.requestId())
                                .isEmpty())
                        .<Plan>map(glass -> asked.approved(glass.consent()))
                        .orElse(asked);
            case Plan.Refused refused -> refused;
            case Plan.Runnable runnable -> runnable;
        };
    }

    private Plan check(Plan plan, Submission submission, RequestSnapshot snapshot, String name) {
        Optional<Approval> own = approvals.own(name, submission.identity());
        if (own.isEmpty()) {
            return refused(plan, ApprovalRefusals.UNKNOWN);
        }
        Approval approval = own.get();
        Optional<Refusal> refusal = standing(approval, submission.requestId()).or(() -> inVain(submission));
        if (refusal.isPresent()) {
            return refused(plan, refusal.get());
        }
        return switch (plan) {
            case Plan.Refused refused -> invalid(refused, approval, refused.refusal());
            case Plan.Runnable runnable -> invalid(runnable, approval, ApprovalRefusals.changed(Field.RULES));
            case Plan.Asked asked -> use(asked, submission, snapshot, approval);
        };
    }

    /** What would not be run in the end must not use a yes up. */
    private Optional<Refusal> inVain(Submission submission) {
        if (ids.isTaken(submission.identity(), submission.requestId())) {
            return Optional.of(ApprovalRefusals.REPEATED);
        }
        return submission.remaining(clock.instant()).isZero()
                ? Optional.of(ApprovalRefusals.TOO_LATE)
                : Optional.empty();
    }

    private Plan use(Plan.Asked plan, Submission submission, RequestSnapshot snapshot, Approval approval) {
        Optional<Refusal> unlike;
        try {
            unlike = unlike(plan, submission, snapshot, approval);
        } catch (EngineFailure failure) {
            return plan.refused(failure.refusal());
        }
        if (unlike.isPresent()) {
            return invalid(plan, approval, unlike.get());
        }
        Approval after = approval.consumed(submission.requestId());
        boolean isUsed = approvals.change(approval, () -> {
            var _ = trail.consumed(submission, approval, after);
            return after;
        });
        if (!isUsed) {
            return plan.refused(overtaken(approval, submission.requestId()));
        }
        return plan.approved(new Consent(approval.name(), names(approval.decisions()), approval.shown()));
    }

    private Optional<Refusal> unlike(
            Plan.Asked plan, Submission submission, RequestSnapshot snapshot, Approval approval) throws EngineFailure {
        OperationFields approved = approval.fields();
        var moment = new BoundOperation.Moment(
                Requirements.texts(approvers.requirements(plan.decision().question())),
                BoundOperation.time(approved.number(Field.REQUESTED_AT)),
                BoundOperation.time(approved.number(Field.EXPIRES_AT)),
                approved.bytes(Field.NONCE),
                approval.shown().affected(),
                approval.hidden());
        Optional<Field> changed = approved.changedIn(BoundOperation.fields(submission, snapshot, plan, moment));
        if (changed.isPresent()) {
            return changed.map(ApprovalRefusals::changed);
        }
        List<SignedDecision> standing = approval.decisions().stream()
                .filter(each -> keys.stillStands(each, approval))
                .toList();
        boolean isYes = standing.size() == approval.decisions().size()
                && Requirements.areMet(approval.question().getRequirementsList(), standing);
        return isYes ? Optional.empty() : Optional.of(ApprovalRefusals.keyRevoked());
    }

    /** What its state alone says against using it. */
    private static Optional<Refusal> standing(Approval approval, String requestId) {
        return switch (approval.state()) {
            case APPROVED -> Optional.empty();
            case PENDING -> Optional.of(ApprovalRefusals.PENDING);
            case CONSUMED ->
                Optional.of(
                        approval.consumedBy().equals(requestId) ? ApprovalRefusals.REPEATED : ApprovalRefusals.USED);
            case REJECTED, EXPIRED, CANCELLED, INVALIDATED -> Optional.of(ApprovalRefusals.ended(approval));
        };
    }

    private Refusal overtaken(Approval approval, String requestId) {
        return approvals
                .find(approval.name())
                .map(now -> standing(now, requestId).orElse(ApprovalRefusals.OVERTAKEN))
                .orElse(ApprovalRefusals.UNKNOWN);
    }

    private Plan invalid(Plan plan, Approval approval, Refusal refusal) {
        if (refusal.reason().isPassing()) {
            return refused(plan, refusal);
        }
        var _ = approvals.invalidate(approval, refusal.message());
        return refused(plan, refusal);
    }

    private static Plan refused(Plan plan, Refusal refusal) {
        return switch (plan) {
            case Plan.NotUnderstood(var _, var kind) -> new Plan.NotUnderstood(refusal, kind);
            case Plan.Denied(var reading, var deny) ->
                new Plan.Denied(reading, new Decision.Deny(refusal, deny.basis()));
            case Plan.Ready ready -> ready.refused(refusal);
        };
    }

    private static List<String> names(List<SignedDecision> decisions) {
        return decisions.stream()
                .map(decision -> Identity.name(decision.getIssuer(), decision.getHuman()))
                .toList();
    }
}
