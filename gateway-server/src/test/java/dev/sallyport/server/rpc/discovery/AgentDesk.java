package dev.sallyport.server.rpc.discovery;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.AgentSelector;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnKey;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.ObjectSelector;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.Provenance;
import dev.sallyport.policy.TaskSelector;
import dev.sallyport.server.approval.TestApprovals;
import dev.sallyport.server.flow.Access;
import dev.sallyport.server.flow.Definitions;
import dev.sallyport.server.flow.DryRuns;
import dev.sallyport.server.flow.Gateway;
import dev.sallyport.server.flow.Planning;
import dev.sallyport.server.flow.Snapshots;
import dev.sallyport.server.rpc.DataAccessService;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.source.TestSettings;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.server.trail.Commitments;
import dev.sallyport.server.trail.OwnRequests;
import dev.sallyport.server.trail.TestTrail;
import dev.sallyport.server.trail.Trail;
import dev.sallyport.server.trail.TrailRecords;
import dev.sallyport.server.transport.CurrentIdentity;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A gateway's agent side over a {@link SmallShop}, of which an agent of Ann's may read customers, but no margin. */
public final class AgentDesk implements AutoCloseable {
    public final SmallShop shop = new SmallShop();
    public final TestTrail trail;
    public final Snapshots snapshots;
    public final Sources sources;
    PolicySnapshot policy = policyOf(reads(Optional.empty()));
    private final Metrics metrics = new Metrics();

    public AgentDesk(Path folder) {
        trail = new TestTrail(folder);
        Limits ceiling = new Limits(1_000, 1_000, 1_000, 1_000, Duration.ofMinutes(1));
        sources = new Sources(List.of(new Source(TestSettings.shop(ceiling), shop)));
        sources.open();
        snapshots = new Snapshots(sources, () -> policy, () -> Rules.NOW);
    }

    public void setPolicy(Grant... grants) {
        policy = policyOf(grants);
    }

    private static PolicySnapshot policyOf(Grant... grants) {
        return new PolicySnapshot(
                1,
                List.of(grants),
                List.of(
                        classified("customers", "id", new ColumnRule.Clear()),
                        classified(
                                "customers", "email", new ColumnRule.Masked(new Mask.Partial(new Mask.Shape.Email()))),
                        classified("customers", "margin", new ColumnRule.Withheld()),
                        classified("orders", "id", new ColumnRule.Clear())),
                MaskKeys.derivedFrom(new byte[32]));
    }

    private static Classification classified(String table, String column, ColumnRule level) {
        return new Classification(
                new ColumnKey(SmallShop.name(table).column(column), "t-" + table, "c-" + column),
                level,
                Set.of(),
                new Provenance(1, "root", Rules.NOW, ""));
    }

    public static Grant reads(Optional<String> approvalRule) {
        return grant("reads-customers", approvalRule, "customers", "customers_seen");
    }

    public static Grant grant(String name, Optional<String> approvalRule, String... tables) {
        return new Grant(
                name,
                new Grant.Who(
                        new AgentSelector.Exact("spiffe://shop.example/agent"),
                        new HumanSelector.Exact(Rules.ISSUER, "ann"),
                        new TaskSelector.Any()),
                new Grant.Scope(
                        "shop",
                        "shopdb",
                        Stream.of(tables)
                                .<ObjectSelector>map(table -> new ObjectSelector.Exact("public", table))
                                .toList(),
                        Set.of(Verb.READ)),
                new Grant.Terms(
                        Map.of(),
                        Optional.empty(),
                        new Limits(100, 2_000, 100, 10, Duration.ofSeconds(2)),
                        Set.of(),
                        false,
                        approvalRule,
                        Grant.Reserved.NONE),
                new Grant.Period(Rules.NOW, Rules.NOW.plusSeconds(3_600)),
                "support",
                new Provenance(1, "root", Rules.NOW, ""));
    }

    static Grant withOracle(Grant grant) {
        Grant.Terms terms = grant.terms();
        Grant.Terms wide = new Grant.Terms(
                terms.columns(),
                terms.filter(),
                terms.limits(),
                terms.allowedTags(),
                terms.intentRequired(),
                terms.approvalRule(),
                new Grant.Reserved(true, false, 0, 0));
        return new Grant(
                grant.name(), grant.who(), grant.scope(), wide, grant.period(), grant.reason(), grant.provenance());
    }

    static Grant withVerbs(Grant grant, Verb... verbs) {
        Grant.Scope scope = new Grant.Scope(
                grant.scope().source(), grant.scope().database(), grant.scope().objects(), Set.of(verbs));
        return new Grant(
                grant.name(), grant.who(), scope, grant.terms(), grant.period(), grant.reason(), grant.provenance());
    }

    public DiscoveryService discovery() {
        return new DiscoveryService(sources, snapshots, new Access(() -> Rules.NOW), new Validation());
    }

    public DataAccessService dataAccess() {
        TrailRecords composed = new TrailRecords(new Commitments(new byte[32]));
        Trail records = new Trail(trail.log(), composed, metrics, _ -> {});
        TestApprovals approvals = new TestApprovals(trail.log(), composed, () -> policy, () -> Rules.NOW);
        return new DataAccessService(
                new Gateway(
                        snapshots,
                        new Planning(approvals.consents, approvals.questions, () -> Rules.NOW),
                        records,
                        new Definitions((_, _, _) -> {}),
                        () -> Rules.NOW),
                approvals.consents,
                new DryRuns(snapshots, () -> Rules.NOW),
                new OwnRequests(trail.log()),
                new Validation(),
                () -> Rules.NOW,
                Runnable::run);
    }

    static Identity agent(String human) {
        Identity plain = Rules.human(human);
        return new Identity(
                plain.issuer(),
                human,
                List.of(new Identity.Actor(Rules.ISSUER, "spiffe://shop.example/agent")),
                "task-7",
                plain.tokenId(),
                plain.thumbprint(),
                plain.workload(),
                plain.expiry(),
                null,
                null,
                List.of(),
                Set.of(),
                Map.of(),
                Identity.Mode.DIRECT);
    }

    /** Calls as an agent of this human; the answer, or the status that it was refused with. */
    public static <Q, T> T call(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        Collected<T> collected = new Collected<>();
        Context.current().withValue(CurrentIdentity.KEY, agent(human)).run(() -> rpc.accept(request, collected));
        return collected.answer.getFirst();
    }

    public static <Q, T> StatusRuntimeException refused(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        Collected<T> collected = new Collected<>();
        Context.current().withValue(CurrentIdentity.KEY, agent(human)).run(() -> rpc.accept(request, collected));
        if (collected.failure.isEmpty()) {
            throw new AssertionError("expected a refusal, got " + collected.answer);
        }
        return (StatusRuntimeException) collected.failure.getFirst();
    }

    private record Collected<T>(List<T> answer, List<Throwable> failure) implements StreamObserver<T> {
        Collected() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void onNext(T value) {
            answer.add(value);
        }

        @Override
        public void onError(Throwable cause) {
            failure.add(cause);
        }

        @Override
        public void onCompleted() {
            // the answer is there
        }
    }

    @Override
    public void close() {
        trail.close();
        sources.close();
        metrics.close();
    }
}
