package dev.sallyport.e2e.rules;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.postgresql.PostgresProvider;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.AgentSelector;
import dev.sallyport.policy.Classification;
import dev.sallyport.policy.ColumnKey;
import dev.sallyport.policy.ColumnRule;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.ObjectSelector;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.PolicySource;
import dev.sallyport.policy.PrincipalView;
import dev.sallyport.policy.Provenance;
import dev.sallyport.policy.TaskSelector;
import dev.sallyport.policy.Wishes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A writer at a real server: what is understood is decided on, rendered and run, or refused; a rule of it may be switched off. */
final class Desk implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Limits LIMITS = new Limits(1_000, 1 << 20, 1 << 16, 100, TIME);
    private static final int TRIES = 10;
    private static final String SOURCE = "desk";
    private static final Provenance MADE = new Provenance(1, "root", NOW, "");
    private static final Identity.Principal WRITER = new Identity.Principal(
            "https://idp.example", "ann", "spiffe://shop.example/agent", "task", Set.of(), Map.of());

    private final TestDatabase database;
    private final Engine engine;
    private final List<Grant> grants = new ArrayList<>();
    private final Map<String, ColumnRule> rules;
    private List<Classification> known = List.of();

    /** @param rules of the columns that are not clear, as `table.column` */
    Desk(TestDatabase database, Map<String, ColumnRule> rules) throws EngineFailure {
        this.database = database;
        this.rules = rules;
        this.engine = new PostgresProvider()
                .open(new SourceSettings(
                        SOURCE,
                        database.server().address(),
                        database.name(),
                        List.of("public"),
                        "desk_writer",
                        () -> "desk",
                        database.server().tls(),
                        2,
                        LIMITS,
                        Map.of()));
    }

    Desk grants(String table, Verb... verbs) {
        return grants(table, Optional.empty(), verbs);
    }

    Desk grants(String table, Optional<RowFilter> filter, Verb... verbs) {
        grants.add(new Grant(
                "on-" + table + grants.size(),
                new Grant.Who(
                        new AgentSelector.Exact(WRITER.agent()), new HumanSelector.Everyone(), new TaskSelector.Any()),
                new Grant.Scope(
                        SOURCE, database.name(), List.of(new ObjectSelector.Exact("public", table)), Set.of(verbs)),
                new Grant.Terms(Map.of(), filter, LIMITS, Set.of(), false, Optional.empty(), Grant.Reserved.NONE),
                new Grant.Period(NOW.minusSeconds(60), NOW.plusSeconds(600)),
                "a test",
                MADE));
        return this;
    }

    /** What the agent hears: `ran`, the rows changed and those returned, or the rule that said no, or how the server failed. */
    String ask(String sql) {
        return ask(sql, Without.NOTHING);
    }

    String ask(String sql, Without rule) {
        return ask(sql, rule, () -> {}).text();
    }

    /** @param meanwhile what happens between the decision and the run */
    Heard ask(String sql, Without rule, Runnable meanwhile) {
        PrincipalView view = view();
        return switch (read(sql, view)) {
            case Reading.Opaque(var refusal, var _) -> Heard.refusal("refused", refusal);
            case Reading.Understood understood ->
                switch (Policy.decide(view, rule.heard().apply(understood.operation()), new Wishes(LIMITS, ""), NOW)) {
                    case Decision.Deny(var refusal, var _) -> Heard.refusal("denied", refusal);
                    case Decision.Ask(var question, var _, var _) ->
                        new Heard("asked " + question.names(), "asked " + question);
                    case Decision.Allow(var obligations, var _) -> {
                        Sealed sealed = engine.seal(understood, rule.rendered().apply(obligations));
                        meanwhile.run();
                        yield run(rule.run().apply(sealed.bind(List.of(), TIME)));
                    }
                };
        };
    }

    /** The text that a statement is run as, with the values of row filters in it. */
    String print(String sql) {
        PrincipalView view = view();
        if (read(sql, view) instanceof Reading.Understood understood
                && Policy.decide(view, understood.operation(), new Wishes(LIMITS, ""), NOW)
                        instanceof Decision.Allow(var obligations, var _)) {
            Sealed sealed = engine.seal(understood, obligations).bind(List.of(), TIME);
            return sealed.parameters().stream()
                    .map(Desk::literal)
                    .reduce(
                            new String(sealed.canonical(), StandardCharsets.UTF_8),
                            (text, literal) -> text.replaceFirst("\\?", literal));
        }
        throw new IllegalArgumentException("`" + sql + "` is not allowed");
    }

    private static String literal(Sealed.Parameter parameter) {
        return switch (parameter) {
            case Sealed.Parameter.Bound(Value.Int(var number)) -> Long.toString(number);
            case Sealed.Parameter.Bound(Value.Text(var text)) -> "'" + text + "'";
            default -> throw new IllegalArgumentException("a filter holds a number or a text here");
        };
    }

    ObjectName name(String table) {
        return new ObjectName(SOURCE, database.name(), "public", table);
    }

    private PrincipalView view() {
        PolicySnapshot policy = new PolicySnapshot(1, grants, classes(), MaskKeys.derivedFrom(new byte[32]));
        return Policy.visibility(
                policy,
                WRITER,
                new PolicySource(SOURCE, LIMITS, name -> engine.catalog().object(name)),
                NOW);
    }

    /** On a busy machine the first statements of a grammar may take longer than anybody has time for. */
    private Reading read(String sql, PrincipalView view) {
        Statement statement = new Statement(new Statement.Body.Text(sql), List.of());
        Reading reading = engine.read(statement, engine.catalog().visibleTo(view));
        for (int i = 0; i < TRIES && isLate(reading); i++) {
            reading = engine.read(statement, engine.catalog().visibleTo(view));
        }
        return reading;
    }

    private static boolean isLate(Reading reading) {
        return reading instanceof Reading.Opaque(var refusal, var _) && refusal.reason() == Reason.DEADLINE;
    }

    private Heard run(Sealed sealed) {
        try (Execution execution = TestRun.open(engine, sealed)) {
            StringBuilder values = new StringBuilder();
            StringBuilder whole = new StringBuilder(execution.columns().toString());
            for (Optional<Batch> next = execution.next(); next.isPresent(); next = execution.next()) {
                whole.append(' ').append(next.get().rows());
                for (Batch.Buffers column : next.get().columns()) {
                    values.append(' ').append(text(column.data()));
                    whole.append(' ').append(text(column.validity())).append(text(column.offsets()));
                }
            }
            whole.append(execution.completion()).append(execution.truncatedCells());
            String text = "ran " + execution.affected() + values;
            TestRun.commit(execution);
            return new Heard(text, text + whole);
        } catch (EngineFailure failure) {
            Refusal refusal = failure.refusal();
            return new Heard("failed " + refusal.rule() + ": " + refusal.message(), "failed " + refusal);
        }
    }

    /** Each byte is a letter, so that no two texts are one. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Looks at the database anew. */
    void refresh() throws EngineFailure {
        engine.refresh();
    }

    /** Classes that were given before; without any, every column has the class of its name. */
    void knows(List<Classification> given) {
        known = given;
    }

    List<Classification> classes() {
        return !known.isEmpty()
                ? known
                : engine.catalog().objects().stream().flatMap(this::classes).toList();
    }

    private Stream<Classification> classes(ObjectDescription object) {
        return object.columns().stream()
                .map(column -> new Classification(
                        ColumnKey.of(object, column),
                        rules.getOrDefault(object.name().object() + "." + column.name(), new ColumnRule.Clear()),
                        Set.of(),
                        MADE));
    }

    @Override
    public void close() {
        engine.close();
    }
}
