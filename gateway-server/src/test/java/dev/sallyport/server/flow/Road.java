package dev.sallyport.server.flow;

import dev.sallyport.audit.InDoubt;
import dev.sallyport.audit.RequestState;
import dev.sallyport.engine.Batch;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.server.approval.TestApprovals;
import dev.sallyport.server.request.Submission;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole road of a request with fakes at its ends: an engine, a caller and a disk that do what a test says. */
final class Road implements AutoCloseable {
    final TestTrail trail;
    final FakeEngine engine = new FakeEngine();
    final Ask ask = new Ask();
    RecordingAnswer answer;
    Instant now = Rules.NOW;
    PolicySnapshot policy = policyOf(1, Rules.grant("reads", 1));
    final List<InDoubt> doubts = new ArrayList<>();
    Runnable whenInDoubt = () -> {};
    final List<Set<ObjectName>> structures = new ArrayList<>();
    Runnable whenStructureKept = () -> {};
    private final Metrics metrics = new Metrics();
    private final Sources sources;
    private final Snapshots snapshots;
    private final Gateway gateway;
    final TestApprovals approvals;

    Road(Path folder) {
        this(folder, true);
    }

    Road(Path folder, boolean reachable) {
        trail = new TestTrail(folder);
        answer = new RecordingAnswer(trail.log());
        engine.reachable = reachable;
        sources = new Sources(List.of(
                new Source(TestSettings.shop(new Limits(1_000, 1_000, 1_000, 1_000, Duration.ofMinutes(1))), engine)));
        sources.open();
        snapshots = new Snapshots(sources, () -> policy, () -> now);
        TrailRecords records = new TrailRecords(new Commitments(new byte[32]));
        approvals = new TestApprovals(trail.log(), records, () -> policy, () -> now);
        gateway = new Gateway(
                snapshots,
                new Planning(approvals.consents, approvals.questions, () -> now),
                new Trail(trail.log(), records, metrics, doubt -> {
                    whenInDoubt.run();
                    doubts.add(doubt);
                }),
                new Definitions((_, _, changed) -> {
                    whenStructureKept.run();
                    structures.add(changed);
                }),
                () -> now);
    }

    static PolicySnapshot policyOf(long version, Grant... grants) {
        return new PolicySnapshot(
                version, List.of(grants), List.of(Rules.classified("email", 1)), MaskKeys.derivedFrom(new byte[32]));
    }

    /** The grant of {@link Rules}, but each call needs the yes of two people. */
    static Grant asking() {
        return asking("four-eyes");
    }

    /** The grant of {@link Rules}, but each call needs what the rule asks for. */
    static Grant asking(String rule) {
        Grant grant = Rules.grant("reads", 1);
        Grant.Terms terms = new Grant.Terms(
                Map.of(),
                Optional.empty(),
                grant.terms().limits(),
                Set.of(),
                false,
                Optional.of(rule),
                Grant.Reserved.NONE);
        return new Grant(
                grant.name(), grant.who(), grant.scope(), terms, grant.period(), grant.reason(), grant.provenance());
    }

    /** A grant to update, each call of which needs what the rule asks for. */
    static Grant askingToUpdate(String rule) {
        Grant asks = asking(rule);
        Grant updates = updating();
        return new Grant(
                updates.name(),
                updates.who(),
                updates.scope(),
                asks.terms(),
                updates.period(),
                updates.reason(),
                updates.provenance());
    }

    /** The grant of {@link Rules}, but for every human. */
    static Grant everyones() {
        Grant grant = Rules.grant("everyone", 1);
        Grant.Who who = new Grant.Who(
                grant.who().agent(), new HumanSelector.Everyone(), grant.who().task());
        return new Grant(
                grant.name(), who, grant.scope(), grant.terms(), grant.period(), grant.reason(), grant.provenance());
    }

    /** The grant of {@link Rules}, but with a mask of its own on a column. */
    static Grant showing(String column, Mask mask) {
        Grant grant = Rules.grant("reads", 1);
        Grant.Terms terms = new Grant.Terms(
                Map.of(column, new ColumnRule.Masked(mask)),
                Optional.empty(),
                grant.terms().limits(),
                Set.of(),
                false,
                Optional.empty(),
                Grant.Reserved.NONE);
        return new Grant(
                grant.name(), grant.who(), grant.scope(), terms, grant.period(), grant.reason(), grant.provenance());
    }

    /** The grant of {@link Rules}, but with the values of a column, each call of which needs what the rule asks for. */
    static Grant unmasking(String column, String rule) {
        Grant grant = Rules.grant("values", 1);
        Grant.Terms terms = new Grant.Terms(
                Map.of(column, new ColumnRule.Clear()),
                Optional.empty(),
                grant.terms().limits(),
                Set.of(),
                false,
                Optional.of(rule),
                Grant.Reserved.NONE);
        return new Grant(
                grant.name(), grant.who(), grant.scope(), terms, grant.period(), grant.reason(), grant.provenance());
    }

    /** The grant of {@link Rules}, but to update. */
    static Grant updating() {
        Grant grant = Rules.grant("updates", 1);
        Grant.Scope scope = new Grant.Scope(
                grant.scope().source(), grant.scope().database(), grant.scope().objects(), Set.of(Verb.UPDATE));
        return new Grant(
                grant.name(), grant.who(), scope, grant.terms(), grant.period(), grant.reason(), grant.provenance());
    }

    /** From now on the statement is a write that is allowed, changes three rows and returns one of them. */
    void write() {
        policy = policyOf(2, Rules.grant("reads", 1), updating());
        engine.reading = FakeEngine.writing(Rules.CUSTOMERS);
        engine.execution.affected = 3;
        engine.execution.transaction = Optional.of("771");
        engine.execution.batches.add(rows(1, "a"));
    }

    /** Rows of one text column without offsets; enough for whoever only counts and digests. */
    static Batch rows(int rows, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return new Batch(rows, List.of(new Batch.Buffers(new byte[] {1}, new byte[0], bytes)));
    }

    /** Sends what is asked and returns the answer to it. */
    RecordingAnswer run() {
        gateway.run(ask.submission(), answer);
        return answer;
    }

    /** Sends what comes back. */
    void run(Submission submission, RecordingAnswer to) {
        gateway.run(submission, to);
    }

    /** Sends what is asked once more, to a caller of its own. */
    RecordingAnswer runAnew() {
        answer = new RecordingAnswer(trail.log());
        return run();
    }

    DryRuns.Result dryRun() {
        return new DryRuns(snapshots, () -> now).of(ask.submission());
    }

    /** What the trail knows of a request of this id. */
    Optional<RequestState> found(String requestId) {
        return new OwnRequests(trail.log()).find(ask.identity, requestId);
    }

    Snapshots.Result snapshot() {
        return snapshots.of(ask.submission());
    }

    @Override
    public void close() {
        approvals.close();
        trail.close();
        sources.close();
        metrics.close();
    }
}
