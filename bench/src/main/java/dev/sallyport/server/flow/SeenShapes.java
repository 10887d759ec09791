package dev.sallyport.server.flow;

import dev.sallyport.bench.Peer;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServers;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
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
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A source, a policy and one agent, as the flow of a gateway has them, and what that agent sends. */
final class SeenShapes implements AutoCloseable {
    private static final String AGENT = "spiffe://dev.sallyport/agent/bench";
    private static final String ISSUER = "https://issuer.example";
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Limits LIMITS = new Limits(10_000, 1 << 24, 1 << 20, 0, Duration.ofSeconds(30));

    /** What agents send; each `{}` is a number that never repeats. */
    private static final List<String> STATEMENTS = List.of(
            "select id, name, email from customers where id = {}",
            "select id, name, email, card, amount from customers where country = 'c{}' and amount > {} order by amount desc"
                    + " limit 20",
            "select country, count(*), sum(amount) from customers where born >= '2024-01-01' and amount between {} and 90"
                    + " group by country having count(*) > 3 order by 2 desc",
            "select c.name, o.total from customers c join orders o on o.customer_id = c.id where o.status = 's{}'"
                    + " and c.country in ('DE', 'FR', 'x{}') and o.total > {}.5",
            "with big as (select customer_id, max(total) as most from orders where total > {} group by customer_id)"
                    + " select c.name, b.most from big b join customers c on c.id = b.customer_id where b.most < {}");

    private final TestServers servers;
    private final Sources sources;
    private final Snapshots snapshots;
    private final Plans plans;

    private SeenShapes(TestServers servers, Sources sources, PolicySnapshot policy, InstantSource clock) {
        this.servers = servers;
        this.sources = sources;
        this.snapshots = new Snapshots(sources, () -> policy, clock);
        this.plans = new Plans(new Planner(clock));
    }

    static SeenShapes open(Peer peer, InstantSource clock) throws Exception {
        TestServers servers = new TestServers();
        TestDatabase database = servers.find(peer.server()).orElseThrow().createDatabase();
        database.execute(
                "create table customers (id bigint primary key, name text, email text, card text, country text,"
                        + " amount numeric, born date)",
                "create table orders (id bigint primary key, customer_id bigint, status text, total numeric)");
        Path folder = Files.createTempDirectory("seen-shapes");
        Rig rig = Rig.make(folder, database);
        EngineProvider provider = ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(peer.engine()))
                .findFirst()
                .orElseThrow();
        Source source = new Source(rig.settings(), provider);
        Sources sources = new Sources(List.of(source));
        sources.open();
        Engine engine = source.engine().orElseThrow();
        return new SeenShapes(servers, sources, policy(rig, peer.schema(), engine, clock.instant()), clock);
    }

    private static PolicySnapshot policy(Rig rig, String schema, Engine engine, Instant now) {
        Provenance provenance = new Provenance(1, "bench", now, "");
        String database = rig.database().name();
        List<Classification> classifications = new ArrayList<>();
        for (String table : List.of("customers", "orders")) {
            ObjectDescription object = engine.catalog()
                    .object(new ObjectName(Rig.SOURCE, database, schema, table))
                    .orElseThrow();
            object.columns().forEach(column -> {
                ColumnRule rule = Set.of("email", "card").contains(column.name())
                        ? new ColumnRule.Masked(new Mask.Redact())
                        : new ColumnRule.Clear();
                classifications.add(
                        new Classification(ColumnKey.of(object, column), rule, Set.of("bench"), provenance));
            });
        }
        Grant grant = new Grant(
                "bench",
                new Grant.Who(new AgentSelector.Exact(AGENT), new HumanSelector.Everyone(), new TaskSelector.Any()),
                new Grant.Scope(
                        Rig.SOURCE,
                        database,
                        List.of(
                                new ObjectSelector.Exact(schema, "customers"),
                                new ObjectSelector.Exact(schema, "orders")),
                        Set.of(Verb.READ)),
                new Grant.Terms(
                        Map.of(), Optional.empty(), LIMITS, Set.of(), false, Optional.empty(), Grant.Reserved.NONE),
                new Grant.Period(now.minusSeconds(1), now.plus(Duration.ofDays(1))),
                "to measure",
                provenance);
        return new PolicySnapshot(1, List.of(grant), classifications, MaskKeys.derivedFrom(new byte[32]));
    }

    /** What the agent sends, one statement after the other, with numbers from there on. */
    static List<Submission> submissions(int count, long from, Instant now) {
        List<Submission> submissions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String sql = STATEMENTS.get(i % STATEMENTS.size()).replace("{}", Long.toString(from + i));
            submissions.add(new Submission(
                    identity(now),
                    "127.0.0.1:1",
                    "request-" + i,
                    Rig.SOURCE,
                    "",
                    "",
                    new Statement(new Statement.Body.Text(sql), List.of()),
                    Bounds.NONE,
                    "",
                    now.plus(Duration.ofHours(1))));
        }
        return submissions;
    }

    private static Identity identity(Instant now) {
        return new Identity(
                ISSUER,
                "kim",
                List.of(new Identity.Actor(ISSUER, AGENT)),
                "ticket-1",
                "token",
                "thumbprint",
                AGENT,
                now.plus(Duration.ofDays(1)),
                null,
                null,
                List.of(),
                Set.of(),
                Map.of(),
                Identity.Mode.DIRECT);
    }

    /** Makes a shape a seen one; a reader that has read nothing yet may run out of its time on a busy machine. */
    void see(Submission submission) {
        for (int i = 1; i < ATTEMPTS && known(submission) instanceof Plan.Refused; i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        var _ = plan(submission);
    }

    /** The way of a statement up to what would run. */
    Plan.Runnable plan(Submission submission) {
        return switch (known(submission)) {
            case Plan.Runnable runnable -> runnable;
            case Plan.Asked _ -> throw new IllegalStateException("a person would be asked");
            case Plan.Refused plan -> throw new IllegalStateException("refused: " + plan.refusal());
        };
    }

    private Plan known(Submission submission) {
        return switch (snapshots.of(submission)) {
            case Snapshots.Result.Taken(var snapshot) -> plans.of(submission, snapshot);
            case Snapshots.Result.Refused(var refusal) -> throw new IllegalStateException("refused: " + refusal);
        };
    }

    @Override
    public void close() {
        sources.close();
        servers.close();
    }
}
