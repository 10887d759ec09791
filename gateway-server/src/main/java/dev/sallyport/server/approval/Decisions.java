package dev.sallyport.server.approval;

import com.google.protobuf.Timestamp;
import com.nimbusds.jose.JWSObject;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.server.config.ApprovalsConfig;
import dev.sallyport.v1.GrantVersion;
import dev.sallyport.v1.SignedDecision;
import dev.sallyport.v1.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes the signed decisions of people: one no ends a question, and a yes counts once for each human and rule. */
public final class Decisions {
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final Duration CLOCKS = Duration.ofMinutes(5);
    private static final String SAID_NO = "a person said no";

    private final Approvals approvals;
    private final ApprovalTrail trail;
    private final Approvers approvers;
    private final ApproverKeys keys;
    private final Supplier<PolicySnapshot> policy;
    private final Duration valid;
    private final InstantSource clock;

    public Decisions(
            Approvals approvals,
            ApprovalTrail trail,
            Approvers approvers,
            ApproverKeys keys,
            Supplier<PolicySnapshot> policy,
            ApprovalsConfig config,
            InstantSource clock) {
        this.approvals = approvals;
        this.trail = trail;
        this.approvers = approvers;
        this.keys = keys;
        this.policy = policy;
        Duration configured = config.valid();
        this.valid = configured == null ? VALID : configured;
        this.clock = clock;
    }

    /** What somebody says, as it was sent. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Said(String approval, byte[] digest, Verdict verdict, String reason, String signature) {}

    /** Whether it was taken. */
    public sealed interface Result {
        /** The approval after that, and where the decision stands in the trail. */
        record Taken(Approval approval, long auditIndex) implements Result {}

        /** Nothing changed, or the question ended for a reason of its own. */
        record Refused(Refusal refusal) implements Result {}
    }

    /** Records that somebody is shown what an operation would do, with its values, before they are. */
    public void show(Identity caller, Approval approval) {
        var _ = trail.shown(caller, approval);
    }

    /** Takes one decision of a proven caller. */
    public Result decide(Identity caller, Said said) {
        Optional<Approval> found = approvals.find(said.approval());
        if (found.isEmpty()) {
            return new Result.Refused(ApprovalRefusals.UNKNOWN);
        }
        Approval approval = found.get();
        PolicySnapshot now = policy.get();
        Optional<Refusal> refusal = objection(caller, said, approval, now);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        Optional<Refusal> gone = endOfGrant(approval, now);
        if (gone.isPresent()) {
            var _ = approvals.invalidate(approval, gone.get().message());
            return new Result.Refused(gone.get());
        }
        return signer(caller, said)
                .map(signer -> take(caller, said, approval, signer))
                .orElseGet(() -> new Result.Refused(ApprovalRefusals.BAD_SIGNATURE));
    }

    private Optional<Refusal> objection(Identity caller, Said said, Approval approval, PolicySnapshot now) {
        if (approval.state() != ApprovalState.PENDING) {
            return Optional.of(ApprovalRefusals.ended(approval));
        }
        if (!Arrays.equals(said.digest(), approval.fields().digest())) {
            return Optional.of(ApprovalRefusals.OTHER_DIGEST);
        }
        Optional<Refusal> unfit = approvers.objection(caller, approval, now, clock.instant());
        if (unfit.isPresent()) {
            return unfit;
        }
        boolean again = approval.decisions().stream()
                .anyMatch(decision -> decision.getHuman().equalsIgnoreCase(caller.human()));
        return again ? Optional.of(ApprovalRefusals.TWICE) : Optional.empty();
    }

    /** A grant that is not what it was when the question was asked: to answer it would be in vain. */
    private Optional<Refusal> endOfGrant(Approval approval, PolicySnapshot now) {
        return approval.question().getGrantsList().stream()
                .filter(used -> !isInForce(now.grant(used.getName()), used))
                .findFirst()
                .map(used -> ApprovalRefusals.grantChanged(used.getName()));
    }

    private boolean isInForce(Optional<Grant> now, GrantVersion used) {
        return now.isPresent()
                && now.get().etag().equals(used.getEtag())
                && now.get().period().holdsAt(clock.instant());
    }

    /** A signature that holds, and what it says of its time. */
    private record Signer(ApproverKeys.Known key, Instant signedAt) {}

    private Optional<Signer> signer(Identity caller, Said said) {
        Optional<JWSObject> read = Signatures.read(said.signature());
        Optional<ApproverKeys.Known> key = read.flatMap(signed -> keys.of(caller, signed));
        if (read.isEmpty()
                || key.isEmpty()
                || !Signatures.holds(read.get(), key.get().key())) {
            return Optional.empty();
        }
        var payload = new DecisionPayload(
                said.digest(), said.verdict(), said.approval(), caller.issuer(), caller.human(), said.reason());
        return payload.timeIn(read.get().getPayload().toBytes()).map(time -> new Signer(key.get(), time));
    }

    private Result take(Identity caller, Said said, Approval before, Signer signer) {
        Instant now = clock.instant();
        if (Duration.between(signer.signedAt(), now).abs().compareTo(CLOCKS) > 0) {
            return new Result.Refused(ApprovalRefusals.BAD_TIME);
        }
        SignedDecision decision = decision(caller, said, before, signer);
        Approval[] taken = {before};
        boolean changed = approvals.change(before, () -> {
            long index = trail.decided(caller, before, after(before, decision, now), decision);
            Approval after =
                    after(before, decision.toBuilder().setAuditIndex(index).build(), now);
            taken[0] = after;
            return after;
        });
        return changed
                ? new Result.Taken(taken[0], taken[0].decisions().getLast().getAuditIndex())
                : new Result.Refused(ApprovalRefusals.OVERTAKEN);
    }

    private SignedDecision decision(Identity caller, Said said, Approval approval, Signer signer) {
        ApproverKeys.Known key = signer.key();
        return SignedDecision.newBuilder()
                .setIssuer(caller.issuer())
                .setHuman(caller.human())
                .setVerdict(said.verdict())
                .setReason(said.reason())
                .setTime(Timestamp.newBuilder().setSeconds(signer.signedAt().getEpochSecond()))
                .setSignature(said.signature())
                .setKey(Signatures.bare(key.key()))
                .addAllRules(approvers.answers(caller, approval))
                .addAllEnrolledBy(key.enrolledBy())
                .build();
    }

    private Approval after(Approval before, SignedDecision decision, Instant now) {
        List<SignedDecision> all = new ArrayList<>(before.decisions());
        all.add(decision);
        if (decision.getVerdict() == Verdict.VERDICT_REJECT) {
            return before.decided(ApprovalState.REJECTED, all, before.expires(), SAID_NO);
        }
        return Requirements.areMet(before.question().getRequirementsList(), all)
                ? before.decided(ApprovalState.APPROVED, all, now.plus(valid), "")
                : before.decided(ApprovalState.PENDING, all, before.expires(), "");
    }
}
