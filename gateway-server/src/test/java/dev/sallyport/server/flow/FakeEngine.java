package dev.sallyport.server.flow;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Gap;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Verb;
import dev.sallyport.server.store.Rules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An engine that takes every statement for the same one and does at each step what a test tells it to. */
final class FakeEngine implements EngineProvider, Engine {
    final FakeExecution execution = new FakeExecution();
    final List<Sealed> opened = new ArrayList<>();
    boolean reachable = true;
    Optional<Obligations> sealedWith = Optional.empty();
    int readings;
    Catalog catalog = new FakeCatalog("1");
    Optional<StatementShape> shape = Optional.empty();
    String canonical = "select email from public.customers";
    Optional<String> readable = Optional.empty();
    List<Gap> gaps = List.of();
    List<Sealed.Parameter> written = List.of();
    Fate fate = Fate.FORGOTTEN;
    final List<String> asked = new ArrayList<>();
    Reading reading = understood(Rules.CUSTOMERS);
    Step whenRead = Step.NOTHING;
    Step whenSealed = Step.NOTHING;
    Step whenOpened = Step.NOTHING;
    Step whenAsked = Step.NOTHING;
    Step whenPreviewed = Step.NOTHING;
    Optional<Count> count = Optional.empty();
    Optional<Sealed> previewed = Optional.empty();
    Preview preview = Preview.uncounted(Preview.Reversibility.NOTHING_TO_UNDO);
    String server = "fake/1";
    Closure closure = new Closure(List.of());
    List<String> settings = List.of();
    List<Sealed.Parameter> parameters = List.of();

    /** What happens at one step. */
    @FunctionalInterface
    interface Step {
        Step NOTHING = () -> {};
        Step BUG = () -> {
            throw new IllegalStateException("a bug");
        };
        Step OVERFLOW = () -> {
            throw new StackOverflowError();
        };

        void happen() throws EngineFailure;
    }

    /** A plain read of a table's email. */
    static Reading.Understood understood(ObjectName table) {
        Effect effect = Effect.reads(0, table, Set.of("email"), Set.of(), Set.of("email"));
        return new Reading.Understood(
                new Operation(List.of(effect), Set.of(), Set.of()), new Tree(), "select email from t");
    }

    /** An update of a table's email. */
    static Reading.Understood writing(ObjectName table) {
        Effect effect = new Effect(0, Verb.UPDATE, table, Set.of(), Set.of(), Set.of(), Set.of("email"), Cause.STATED);
        return new Reading.Understood(
                new Operation(List.of(effect), Set.of(), Set.of()), new Tree(), "update t set email = ?");
    }

    /** An update of a table's email by what a read of another reference to it finds. */
    static Reading.Understood copying(ObjectName table) {
        Effect write = new Effect(0, Verb.UPDATE, table, Set.of(), Set.of(), Set.of(), Set.of("email"), Cause.STATED);
        Effect read = Effect.reads(1, table, Set.of("email"), Set.of("email"), Set.of());
        return new Reading.Understood(
                new Operation(List.of(write, read), Set.of(), Set.of()), new Tree(), "update t set email = t.email");
    }

    static Reading.Opaque opaque(Reason reason) {
        return new Reading.Opaque(refusal(reason), OperationKind.UNKNOWN);
    }

    static EngineFailure failure(Reason reason) {
        return new EngineFailure(refusal(reason), "57014");
    }

    static Refusal refusal(Reason reason) {
        return new Refusal(reason, "the engine said no", "engine.test", "ask otherwise");
    }

    private record Tree() implements Reading.Tree {}

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Engine open(SourceSettings settings) throws EngineFailure {
        if (!reachable) {
            throw failure(Reason.SOURCE_UNAVAILABLE);
        }
        return this;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Optional<StatementShape> shape(Statement statement) {
        return shape;
    }

    @Override
    public Reading read(Statement statement, Catalog of) {
        readings++;
        unchecked(whenRead);
        return reading;
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        unchecked(whenSealed);
        sealedWith = Optional.of(obligations);
        Sealed sealed = new Sealed(
                understood.operation().kind(),
                canonical.getBytes(StandardCharsets.UTF_8),
                gaps,
                parameters,
                written,
                settings,
                closure,
                List.of(new OutputColumn("email", ResultColumn.Origin.MASKED, "null")),
                List.of(),
                obligations.limits());
        return count.map(sealed::counted).orElse(sealed);
    }

    private static void unchecked(Step step) {
        try {
            step.happen();
        } catch (EngineFailure e) {
            throw new AssertionError("this step cannot fail", e);
        }
    }

    @Override
    public String readable(Sealed sealed) {
        return readable.orElseGet(() -> Engine.super.readable(sealed));
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        opened.add(permit.use());
        whenOpened.happen();
        cancellation.whenCancelled(execution::cancel);
        execution.open = true;
        return execution;
    }

    @Override
    public Fate fate(String transaction) throws EngineFailure {
        asked.add(transaction);
        whenAsked.happen();
        return fate;
    }

    @Override
    public Preview preview(Reading.Understood understood, Sealed sealed, Obligations shown) throws EngineFailure {
        previewed = Optional.of(sealed);
        whenPreviewed.happen();
        return preview;
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public void refresh() {
        // nothing changes
    }

    @Override
    public void close() {
        // nothing is open
    }
}
