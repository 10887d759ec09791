package dev.sallyport.server.approval;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.RequestState;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.server.config.ApprovalsConfig;
import dev.sallyport.server.config.ApprovalsConfig.ApproverConfig;
import dev.sallyport.server.config.ApprovalsConfig.RuleConfig;
import dev.sallyport.server.config.RolesConfig;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.server.rpc.approval.KeptRequests;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.trail.ApprovalRecords;
import dev.sallyport.server.trail.OwnRequests;
import dev.sallyport.server.trail.TrailRecords;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Everything about approvals on a store in memory; Bea, Cai and Dan are approvers, and `four-eyes` wants two of them. */
public final class TestApprovals implements AutoCloseable {
    public final MemoryApprovals store = new MemoryApprovals();
    public final Approvals approvals;
    public final Questions questions;
    public final Consents consents;
    public final Decisions decisions;
    public final ApproverKeys keys;
    public final BreakGlasses glasses;

    public TestApprovals(AuditLog log, TrailRecords records, Supplier<PolicySnapshot> policy, InstantSource clock) {
        var trail = new ApprovalRecords(log, records);
        var encoding = new KeptRequests();
        var approvers = new Approvers(config(), new Roles(roles()));
        approvals = Approvals.open(store, trail, clock, () -> {});
        keys = new ApproverKeys(store, trail, clock);
        questions = new Questions(approvals, trail, encoding, approvers, config(), clock);
        glasses = new BreakGlasses(new MemoryGlasses(), trail, Set.of("shop", "stock")::contains, () -> {}, clock);
        consents = new Consents(
                approvals,
                trail,
                encoding,
                approvers,
                keys,
                glasses,
                _ -> {},
                (caller, id) -> new OwnRequests(log)
                        .find(caller, id)
                        .filter(state -> state.stage() != RequestState.Stage.REFUSED)
                        .isPresent(),
                clock);
        decisions = new Decisions(approvals, trail, approvers, keys, policy, config(), clock);
    }

    private static RolesConfig roles() {
        List<RolesConfig.Holder> approvers = List.of("bea", "cai", "dan", "ann", "operator").stream()
                .map(name -> new RolesConfig.Holder(Rules.ISSUER, name, null))
                .toList();
        return new RolesConfig(List.of(), approvers, List.of());
    }

    private static ApprovalsConfig config() {
        var elsewhere = new ApproverConfig(Rules.ISSUER, "bea", null, Set.of("another"), Set.of());
        var ddlOnly =
                new ApproverConfig(Rules.ISSUER, "bea", null, Set.of(), Set.of(ApprovalsConfig.OperationClass.ddl));
        return new ApprovalsConfig(
                null,
                null,
                null,
                Set.of(),
                List.of(
                        new RuleConfig("four-eyes", 2, List.of()),
                        new RuleConfig("one", 1, List.of()),
                        new RuleConfig("elsewhere", 1, List.of(elsewhere)),
                        new RuleConfig("ddl-only", 1, List.of(ddlOnly))),
                List.of());
    }

    @Override
    public void close() {
        approvals.close();
    }
}
