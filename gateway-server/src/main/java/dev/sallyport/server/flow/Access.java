package dev.sallyport.server.flow;

import dev.sallyport.engine.Capability;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.Question;
import dev.sallyport.policy.Wishes;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.RequestSnapshot;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether somebody may do one thing to one object: the decision on an operation that does just that. */
public final class Access {
    private static final String STATED = "the caller asks what a call that says why would be told";

    private final InstantSource clock;

    public Access(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Yes or no.
     *
     * @param refusal why not; empty when it is allowed
     * @param question what a person is asked first; empty when nobody is
     * @param mayRead whether the same operation may read the object too, for a condition or to return something
     */
    public record Verdict(Optional<Refusal> refusal, Optional<Question> question, boolean mayRead) {
        static Verdict of(Decision decision, boolean reads) {
            return switch (decision) {
                case Decision.Deny deny -> new Verdict(Optional.of(deny.refusal()), Optional.empty(), false);
                case Decision.Ask ask -> new Verdict(Optional.empty(), Optional.of(ask.question()), reads);
                case Decision.Allow _ -> new Verdict(Optional.empty(), Optional.empty(), reads);
            };
        }

        boolean isAllowed() {
            return refusal.isEmpty();
        }
    }

    /**
     * Decides on an operation that does the verb and nothing else.
     *
     * @param columns that are read, written or, by a deletion, chosen by; all of them visible to the caller
     */
    public Verdict of(RequestSnapshot snapshot, Verb verb, ObjectName object, Set<String> columns) {
        if (!isServed(snapshot, verb)) {
            return new Verdict(Optional.of(notServed(verb)), Optional.empty(), false);
        }
        return switch (verb) {
            case READ, EXPLAIN -> decide(snapshot, effect(verb, object, columns, Set.of()), Set.of());
            case INSERT -> {
                Verdict plain = decide(snapshot, effect(verb, object, Set.of(), columns), Set.of());
                boolean mayRead = chosen(snapshot, verb, object, columns).isPresent();
                yield new Verdict(plain.refusal(), plain.question(), mayRead);
            }
            case UPDATE -> change(snapshot, verb, object, columns);
            case DELETE ->
                columns.isEmpty()
                        ? change(snapshot, verb, object, Set.of())
                        : decide(snapshot, effect(verb, object, columns, Set.of()), Set.of());
            case DDL, ADMIN -> decide(snapshot, effect(verb, object, Set.of(), columns), Set.of(Risk.DEFINITION));
        };
    }

    /** Of rows that a condition chooses, and where no condition may be, of all rows. */
    private Verdict change(RequestSnapshot snapshot, Verb verb, ObjectName object, Set<String> written) {
        return chosen(snapshot, verb, object, written)
                .orElseGet(() -> decide(snapshot, effect(verb, object, Set.of(), written), Set.of(Risk.UNBOUNDED)));
    }

    /** The best verdict on a write with a condition on one column; empty when there is no column for one. */
    private Optional<Verdict> chosen(RequestSnapshot snapshot, Verb verb, ObjectName object, Set<String> written) {
        return snapshot.view().rights(object).stream()
                .flatMap(right -> right.columns().entrySet().stream())
                .filter(column -> !column.getValue().isMasked())
                .map(Map.Entry::getKey)
                .distinct()
                .map(column -> decide(snapshot, effect(verb, object, Set.of(column), written), Set.of()))
                .filter(Verdict::isAllowed)
                .min(Comparator.comparing(verdict -> verdict.question().isPresent()));
    }

    private Verdict decide(RequestSnapshot snapshot, Effect effect, Set<Risk> risks) {
        Operation operation = new Operation(List.of(effect), Set.of(), risks);
        Decision decision =
                Policy.decide(snapshot.view(), operation, new Wishes(Bounds.NONE.limits(), STATED), clock.instant());
        return Verdict.of(decision, effect.verb() == Verb.READ || !effect.read().isEmpty());
    }

    private static Effect effect(Verb verb, ObjectName object, Set<String> read, Set<String> written) {
        Set<String> tested = verb.kind().mayWrite() ? read : Set.of();
        Set<String> returned = verb.kind().mayWrite() ? Set.of() : read;
        return new Effect(0, verb, object, read, tested, returned, written, Cause.STATED);
    }

    /** A grant may name a verb before the engine can do it. */
    private static boolean isServed(RequestSnapshot snapshot, Verb verb) {
        Set<Capability> can = snapshot.source().capabilities();
        return switch (verb) {
            case READ -> can.contains(Capability.SIMPLE_READS);
            case INSERT, UPDATE, DELETE -> can.contains(Capability.WRITES);
            case DDL -> can.contains(Capability.DEFINITIONS);
            case ADMIN, EXPLAIN -> false;
        };
    }

    private static Refusal notServed(Verb verb) {
        return new Refusal(
                Reason.UNSUPPORTED,
                "`" + verb.name().toLowerCase(Locale.ROOT) + "` is not served on this source yet",
                "engine.capabilities",
                "look at the capabilities of the source for what is");
    }
}
