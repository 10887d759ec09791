package dev.sallyport.server.wiring;

import dev.sallyport.audit.RequestState;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalEncoding;
import dev.sallyport.server.approval.ApprovalStore;
import dev.sallyport.server.approval.Approvals;
import dev.sallyport.server.approval.ApproverKeys;
import dev.sallyport.server.approval.Approvers;
import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.approval.BreakGlasses;
import dev.sallyport.server.approval.Consents;
import dev.sallyport.server.approval.Decisions;
import dev.sallyport.server.approval.Questions;
import dev.sallyport.server.config.ApprovalsConfig;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.server.notice.Notice;
import dev.sallyport.server.notice.NoticeSender;
import dev.sallyport.server.notice.Notices;
import dev.sallyport.server.rpc.approval.KeptRequests;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.trail.ApprovalRecords;
import dev.sallyport.server.trail.OwnRequests;
import dev.sallyport.server.trail.TrailRecords;
import dev.sallyport.v1.Requirement;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything about approvals, put together. */
record ApprovalRooms(
        Approvals approvals,
        Questions questions,
        Consents consents,
        Decisions decisions,
        ApproverKeys keys,
        BreakGlasses glasses) {
    static ApprovalRooms open(GatewayConfig config, Ground ground, TrailRecords records, Closing opened) {
        ApprovalsConfig configured = config.approvals();
        ApprovalsConfig asked = configured == null ? ApprovalsConfig.ofNothing() : configured;
        Notices notices = new Notices(asked.webhooks());
        NoticeSender sender = opened.add(sender(asked, ground));
        ApprovalStore store = ground.store()
                .approvals(
                        approval -> notices.of(notice(approval, ground.clock().instant())));
        var trail = new ApprovalRecords(ground.log(), records);
        Approvals approvals = opened.add(Approvals.open(store, trail, ground.clock(), sender::wake));
        Approvers approvers = new Approvers(asked, new Roles(config.roles()));
        ApproverKeys keys = new ApproverKeys(ground.store().approverKeys(), trail, ground.clock());
        BreakGlasses glasses = new BreakGlasses(
                ground.store()
                        .breakGlasses(
                                glass -> notices.of(notice(glass, ground.clock().instant()))),
                trail,
                source -> ground.sources().find(source).isPresent(),
                sender::wake,
                ground.clock());
        ApprovalEncoding encoding = new KeptRequests();
        return new ApprovalRooms(
                approvals,
                new Questions(approvals, trail, encoding, approvers, asked, ground.clock()),
                new Consents(
                        approvals,
                        trail,
                        encoding,
                        approvers,
                        keys,
                        glasses,
                        source -> refresh(ground, source),
                        (caller, id) -> isTaken(ground, caller, id),
                        ground.clock()),
                new Decisions(approvals, trail, approvers, keys, ground.policy()::current, asked, ground.clock()),
                keys,
                glasses);
    }

    private static NoticeSender sender(ApprovalsConfig config, Ground ground) {
        try {
            return NoticeSender.open(config.webhooks(), ground.store().notices(), ground.clock(), new SecureRandom());
        } catch (IllegalArgumentException e) {
            throw new StartException("key `approvals.webhooks` is wrong: " + e.getMessage());
        }
    }

    /** An id that was only refused may be used again. */
    private static boolean isTaken(Ground ground, Identity caller, String requestId) {
        return new OwnRequests(ground.log())
                .find(caller, requestId)
                .filter(state -> state.stage() != RequestState.Stage.REFUSED)
                .isPresent();
    }

    private static void refresh(Ground ground, String name) throws EngineFailure {
        Optional<Engine> engine = ground.sources().find(name).flatMap(Source::engine);
        if (engine.isPresent()) {
            engine.get().refresh();
        }
    }

    private static Notice notice(Approval approval, Instant now) {
        return new Notice(
                "approval." + approval.state().word(),
                approval.name(),
                approval.revision(),
                approval.question().getSource(),
                approval.requester().agent(),
                approval.requester().human(),
                approval.requester().task(),
                approval.question().getOperation().getKind().name().replace("OPERATION_KIND_", ""),
                approval.question().getRequirementsList().stream()
                        .map(Requirement::getRule)
                        .toList(),
                now,
                approval.expires());
    }

    /** What is told of a break-glass after a change: not what people wrote. */
    static Notice notice(BreakGlass glass, Instant now) {
        return new Notice(
                "break-glass."
                        + switch (glass.state()) {
                            case PROPOSED -> "proposed";
                            case OPEN -> "opened";
                            case OVER -> "closed";
                            case REVIEWED -> "reviewed";
                        },
                glass.name(),
                glass.revision(),
                glass.terms().source(),
                "",
                glass.terms().human(),
                "",
                "",
                List.of(),
                now,
                glass.span().expires());
    }
}
