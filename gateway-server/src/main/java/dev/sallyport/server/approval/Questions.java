package dev.sallyport.server.approval;

import com.google.protobuf.ByteString;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.AskReason;
import dev.sallyport.server.config.ApprovalsConfig;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.v1.GrantVersion;
import dev.sallyport.v1.OperationPreview;
import dev.sallyport.v1.Requirement;
import dev.sallyport.v1.Reversibility;
import dev.sallyport.v1.SampleRow;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks people: what an operation would do, computed from the very bytes that would be sent, and kept until they answer. */
public final class Questions {
    private static final Duration PENDING = Duration.ofMinutes(15);
    private static final ApprovalStore.Pending MOST = new ApprovalStore.Pending(5, 20);
    /** More than a person can judge, and a list of a hundred is still read at once. */
    private static final int MOST_BYTES = 96 << 10;

    private static final int NONCE_BYTES = 16;

    private final Approvals approvals;
    private final ApprovalTrail trail;
    private final ApprovalEncoding encoding;
    private final Approvers approvers;
    private final Duration pending;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Questions(
            Approvals approvals,
            ApprovalTrail trail,
            ApprovalEncoding encoding,
            Approvers approvers,
            ApprovalsConfig config,
            InstantSource clock) {
        this.approvals = approvals;
        this.trail = trail;
        this.encoding = encoding;
        this.approvers = approvers;
        Duration configured = config.pending();
        this.pending = configured == null ? PENDING : configured;
        this.clock = clock;
    }

    /** Whether somebody will be asked. */
    public sealed interface Result {
        /** They are. */
        record Waiting(Approval approval) implements Result {}

        /** They are not, and nothing was kept. */
        record Refused(Refusal refusal) implements Result {}
    }

    /** Asks, once for each request; a repeat gets the same approval. */
    public Result ask(Submission submission, RequestSnapshot snapshot, Plan.Asked plan) {
        Requester requester = Requester.of(submission.identity());
        byte[] work = encoding.encode(submission);
        Optional<Approval> earlier = approvals.ofRequest(requester, submission.requestId());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), work);
        }
        List<Requirement> requirements = approvers.requirements(plan.decision().question());
        Optional<Refusal> refusal = approvers.unanswerable(requirements).or(() -> flood(requester));
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        try {
            Approval approval = approval(submission, snapshot, plan, requirements, work);
            if (approval.shown().affected().orElse(0) > plan.sealed().limits().affected()) {
                return new Result.Refused(ApprovalRefusals.BEYOND_LIMIT);
            }
            if (approval.question().getSerializedSize() + work.length > MOST_BYTES) {
                return new Result.Refused(ApprovalRefusals.TOO_LARGE);
            }
            return switch (approvals.insert(approval, MOST, () -> trail.asked(submission, snapshot, plan, approval))) {
                case DONE -> new Result.Waiting(approvals.find(approval.name()).orElse(approval));
                case FULL_OF_AGENT -> new Result.Refused(ApprovalRefusals.TOO_MANY_OF_AGENT);
                case FULL_OF_HUMAN -> new Result.Refused(ApprovalRefusals.TOO_MANY_OF_HUMAN);
                case KNOWN ->
                    approvals
                            .ofRequest(requester, submission.requestId())
                            .map(other -> repeated(other, work))
                            .orElse(new Result.Refused(ApprovalRefusals.OVERTAKEN));
            };
        } catch (EngineFailure failure) {
            return new Result.Refused(failure.refusal());
        }
    }

    private static Result repeated(Approval earlier, byte[] work) {
        return Arrays.equals(earlier.work(), work)
                ? new Result.Waiting(earlier)
                : new Result.Refused(ApprovalRefusals.OTHER_WORK);
    }

    /** Before anything is looked at for them; what slips in beside is counted once more when it is kept. */
    private Optional<Refusal> flood(Requester requester) {
        ApprovalStore.Pending waiting = approvals.pending(requester);
        if (waiting.ofAgent() >= MOST.ofAgent()) {
            return Optional.of(ApprovalRefusals.TOO_MANY_OF_AGENT);
        }
        return waiting.ofHuman() >= MOST.ofHuman() ? Optional.of(ApprovalRefusals.TOO_MANY_OF_HUMAN) : Optional.empty();
    }

    private Approval approval(
            Submission submission,
            RequestSnapshot snapshot,
            Plan.Asked plan,
            List<Requirement> requirements,
            byte[] work)
            throws EngineFailure {
        Sealed sealed = BoundOperation.sealed(plan, submission);
        Preview preview = snapshot.engine()
                .preview(
                        plan.reading(),
                        plan.decision().question().discloses() ? sealed.uncounted() : sealed,
                        snapshot.view().ofClasses(plan.decision().obligations()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        HiddenImage hidden = HiddenImage.of(preview.image(), random);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var moment = new BoundOperation.Moment(
                Requirements.texts(requirements), now, now.plus(pending), nonce, preview.affected(), hidden);
        OperationFields fields = BoundOperation.fields(submission, snapshot, plan, moment);
        String name = UUID.randomUUID().toString();
        dev.sallyport.v1.Approval question = question(submission, snapshot, plan, sealed, preview).toBuilder()
                .setName(name)
                .setOperationDigest(ByteString.copyFrom(fields.digest()))
                .setOperationFields(ByteString.copyFrom(fields.bytes()))
                .setSource(snapshot.source().name())
                .setDatabase(snapshot.source().settings().database())
                .setCreateTime(WireTimes.of(now))
                .addAllRequirements(requirements)
                .build();
        return new Approval(
                name,
                ApprovalState.PENDING,
                1,
                Requester.of(submission.identity()),
                submission.requestId(),
                now,
                now.plus(pending),
                question,
                work,
                hidden,
                List.of(),
                "",
                "",
                0);
    }

    private dev.sallyport.v1.Approval question(
            Submission submission, RequestSnapshot snapshot, Plan.Asked plan, Sealed sealed, Preview preview) {
        Requester requester = Requester.of(submission.identity());
        return dev.sallyport.v1.Approval.newBuilder()
                .setStatement(Visible.of(snapshot.engine().readable(sealed)))
                .setIntent(Visible.of(submission.intent()))
                .setOperation(encoding.operation(plan.reading()))
                .setRequester(dev.sallyport.v1.Requester.newBuilder()
                        .setIssuer(requester.issuer())
                        .setHuman(requester.human())
                        .setAgent(requester.agent())
                        .setTask(requester.task())
                        .setWorkload(requester.workload()))
                .addAllParameters(BoundOperation.shown(sealed).stream()
                        .map(each -> each.type() + " " + Visible.of(Packed.text(each.value())))
                        .toList())
                .setPreview(preview(preview))
                .addAllReasons(plan.decision().question().reasons().stream()
                        .map(AskReason::rule)
                        .toList())
                .addAllGrants(plan.decision().basis().grants().stream()
                        .map(use -> GrantVersion.newBuilder()
                                .setName(use.grant())
                                .setEtag(use.etag())
                                .build())
                        .distinct()
                        .toList())
                .setGroup(Sha256.base64(Sha256.of(
                        Sha256.of(requester.toString()),
                        Sha256.of(plan.reading().shape()))))
                .build();
    }

    private static OperationPreview preview(Preview preview) {
        OperationPreview.Builder shown = OperationPreview.newBuilder()
                .addAllColumns(preview.columns().stream().map(Visible::of).toList())
                .setReversibility(
                        switch (preview.reversibility()) {
                            case UNKNOWN -> Reversibility.REVERSIBILITY_UNSPECIFIED;
                            case NOTHING_TO_UNDO -> Reversibility.REVERSIBILITY_NOTHING_TO_UNDO;
                            case REMOVABLE -> Reversibility.REVERSIBILITY_REMOVABLE;
                            case CONTENTS_LOST -> Reversibility.REVERSIBILITY_CONTENTS_LOST;
                            case IRREVERSIBLE -> Reversibility.REVERSIBILITY_IRREVERSIBLE;
                        });
        preview.affected().ifPresent(shown::setAffected);
        preview.image().ifPresent(image -> shown.setRowsCompared(image.rows()));
        preview.sample()
                .forEach(row -> shown.addSample(SampleRow.newBuilder()
                        .addAllCells(row.stream()
                                .map(cell -> cell.map(Visible::of).orElse("NULL"))
                                .toList())));
        return shown.build();
    }
}
