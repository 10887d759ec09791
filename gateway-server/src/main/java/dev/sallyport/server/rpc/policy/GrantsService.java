package dev.sallyport.server.rpc.policy;

import dev.sallyport.policy.Grant;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.flow.Explanations;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.rpc.Unsupported;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.store.PolicyStore.Applied;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.AdminTrail.Attempt;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.ApplyPolicyResponse;
import dev.sallyport.v1.CreateGrantRequest;
import dev.sallyport.v1.CreateGrantResponse;
import dev.sallyport.v1.ExplainDecisionRequest;
import dev.sallyport.v1.ExplainDecisionResponse;
import dev.sallyport.v1.GetGrantRequest;
import dev.sallyport.v1.GetGrantResponse;
import dev.sallyport.v1.GrantState;
import dev.sallyport.v1.GrantsServiceGrpc;
import dev.sallyport.v1.ListGrantsRequest;
import dev.sallyport.v1.ListGrantsResponse;
import dev.sallyport.v1.ListSnapshotsRequest;
import dev.sallyport.v1.ListSnapshotsResponse;
import dev.sallyport.v1.PlanPolicyRequest;
import dev.sallyport.v1.PlanPolicyResponse;
import dev.sallyport.v1.ReplayPolicyRequest;
import dev.sallyport.v1.ReplayPolicyResponse;
import dev.sallyport.v1.RevokeGrantRequest;
import dev.sallyport.v1.RevokeGrantResponse;
import dev.sallyport.v1.UpdateGrantRequest;
import dev.sallyport.v1.UpdateGrantResponse;
import dev.sallyport.v1.WhoCanRequest;
import dev.sallyport.v1.WhoCanResponse;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What admins call to manage who may do what. */
public final class GrantsService extends GrantsServiceGrpc.GrantsServiceImplBase {
    private final PolicyStore store;
    private final GrantListing listing;
    private final PolicyChanges changes;
    private final GrantDrafts drafts;
    private final ManifestDrafts manifests;
    private final DecisionAnswers decisions;
    private final Validation validation;
    private final InstantSource clock;

    public GrantsService(
            PolicyStore store,
            Sources sources,
            AdminTrail trail,
            Explanations explanations,
            Validation validation,
            InstantSource clock) {
        SourceCatalogs catalogs = new SourceCatalogs(sources);
        this.store = store;
        this.listing = new GrantListing(store, clock);
        this.changes = new PolicyChanges(store, trail);
        this.drafts = new GrantDrafts(catalogs);
        this.manifests = new ManifestDrafts(drafts, new ClassificationDrafts(catalogs));
        this.decisions = new DecisionAnswers(explanations, catalogs);
        this.validation = validation;
        this.clock = clock;
    }

    @Override
    public void createGrant(CreateGrantRequest request, StreamObserver<CreateGrantResponse> response) {
        changes.answer(
                response, attempt(request.getRequestId(), request.getGrant().getName(), "create"), () -> {
                    validation.check(request);
                    Identity author = CurrentIdentity.get();
                    String name = request.getGrant().getName();
                    return changes.change(
                            PolicyChanges.request(request, request.getRequestId(), "create grant " + name),
                            (current, now) -> {
                                PolicyState.requireNew(current, name);
                                var provenance = PolicyChanges.provenance(author, current.version() + 1, now, "");
                                Grant grant =
                                        drafts.of(request.getGrant(), author, provenance, Optional.empty(), "grant");
                                return List.of(RuleChange.put(current, grant));
                            },
                            CreateGrantResponse.parser(),
                            applied -> CreateGrantResponse.newBuilder()
                                    .setGrant(inForce(applied, name))
                                    .setSnapshot(applied.snapshot().hash())
                                    .setAuditIndex(applied.auditIndex())
                                    .build());
                });
    }

    @Override
    public void updateGrant(UpdateGrantRequest request, StreamObserver<UpdateGrantResponse> response) {
        changes.answer(
                response, attempt(request.getRequestId(), request.getGrant().getName(), "update"), () -> {
                    validation.check(request);
                    Identity author = CurrentIdentity.get();
                    String name = request.getGrant().getName();
                    return changes.change(
                            PolicyChanges.request(request, request.getRequestId(), "update grant " + name),
                            (current, now) -> {
                                Grant known = PolicyState.known(
                                        current, name, request.getGrant().getEtag(), "grant.etag");
                                var provenance = PolicyChanges.provenance(
                                        author,
                                        current.version() + 1,
                                        now,
                                        known.provenance().manifest());
                                Grant grant =
                                        drafts.of(request.getGrant(), author, provenance, Optional.empty(), "grant");
                                return List.of(RuleChange.put(current, grant));
                            },
                            UpdateGrantResponse.parser(),
                            applied -> UpdateGrantResponse.newBuilder()
                                    .setGrant(inForce(applied, name))
                                    .setSnapshot(applied.snapshot().hash())
                                    .setAuditIndex(applied.auditIndex())
                                    .build());
                });
    }

    @Override
    public void revokeGrant(RevokeGrantRequest request, StreamObserver<RevokeGrantResponse> response) {
        changes.answer(response, attempt(request.getRequestId(), request.getName(), "delete"), () -> {
            validation.check(request);
            return changes.change(
                    PolicyChanges.request(request, request.getRequestId(), "revoke grant " + request.getName()),
                    (current, _) -> List.of(
                            RuleChange.end(PolicyState.known(current, request.getName(), request.getEtag(), "etag"))),
                    RevokeGrantResponse.parser(),
                    applied -> RevokeGrantResponse.newBuilder()
                            .setGrant(revoked(applied))
                            .setSnapshot(applied.snapshot().hash())
                            .setAuditIndex(applied.auditIndex())
                            .build());
        });
    }

    @Override
    public void getGrant(GetGrantRequest request, StreamObserver<GetGrantResponse> response) {
        Unary.answer(
                response,
                () -> GetGrantResponse.newBuilder()
                        .setGrant(listing.find(request.getName())
                                .orElseThrow(() -> PolicyState.unknown(request.getName())))
                        .build());
    }

    @Override
    public void listGrants(ListGrantsRequest request, StreamObserver<ListGrantsResponse> response) {
        Unary.answer(response, () -> listing.list(request, CurrentIdentity.get()));
    }

    @Override
    public void planPolicy(PlanPolicyRequest request, StreamObserver<PlanPolicyResponse> response) {
        Unary.answer(response, () -> {
            validation.check(request);
            PolicySnapshot current = store.current();
            PlanPolicyResponse.Builder answer = PlanPolicyResponse.newBuilder().setSnapshot(current.hash());
            manifests
                    .changes(request.getManifest(), CurrentIdentity.get(), current, clock.instant())
                    .forEach(change -> answer.addChanges(ChangeMessages.message(change)));
            return answer.build();
        });
    }

    @Override
    public void applyPolicy(ApplyPolicyRequest request, StreamObserver<ApplyPolicyResponse> response) {
        changes.answer(
                response,
                new Attempt(
                        request.getRequestId(),
                        "manifest",
                        request.getManifest().getName(),
                        "apply"),
                () -> {
                    validation.check(request);
                    Identity author = CurrentIdentity.get();
                    return changes.change(
                            PolicyChanges.request(
                                    request,
                                    request.getRequestId(),
                                    "apply manifest " + request.getManifest().getName()),
                            (current, now) -> {
                                PolicyState.requireUnchanged(store.current().hash(), request.getExpectSnapshot());
                                return manifests.changes(request.getManifest(), author, current, now);
                            },
                            ApplyPolicyResponse.parser(),
                            GrantsService::applied);
                });
    }

    @Override
    public void explainDecision(ExplainDecisionRequest request, StreamObserver<ExplainDecisionResponse> response) {
        Unary.answer(response, () -> {
            validation.check(request);
            return decisions.of(request);
        });
    }

    @Override
    public void replayPolicy(ReplayPolicyRequest request, StreamObserver<ReplayPolicyResponse> response) {
        Unsupported.answer(response, "ReplayPolicy", "plan the manifest and read its changes");
    }

    @Override
    public void whoCan(WhoCanRequest request, StreamObserver<WhoCanResponse> response) {
        Unsupported.answer(response, "WhoCan", "list the grants of the source");
    }

    @Override
    public void listSnapshots(ListSnapshotsRequest request, StreamObserver<ListSnapshotsResponse> response) {
        Unsupported.answer(response, "ListSnapshots", "search the trail for changes of grants");
    }

    private static Attempt attempt(String requestId, String grant, String action) {
        return new Attempt(requestId, "grant", grant, action);
    }

    private static ApplyPolicyResponse applied(Applied applied) {
        ApplyPolicyResponse.Builder answer = ApplyPolicyResponse.newBuilder()
                .setSnapshot(applied.snapshot().hash())
                .setAuditIndex(applied.auditIndex());
        applied.changes().forEach(change -> answer.addChanges(ChangeMessages.message(change)));
        return answer.build();
    }

    private dev.sallyport.v1.Grant inForce(Applied applied, String name) {
        return GrantAnswers.at(applied.snapshot().grant(name).orElseThrow(), clock.instant());
    }

    private static dev.sallyport.v1.Grant revoked(Applied applied) {
        return applied.changes().stream()
                .flatMap(change -> change instanceof RuleChange.OfGrant(var _, var before, var _)
                        ? before.stream()
                        : Stream.empty())
                .map(grant -> GrantAnswers.in(grant, GrantState.GRANT_STATE_REVOKED))
                .findFirst()
                .orElseThrow();
    }
}
