package dev.sallyport.server.flow;

import dev.sallyport.engine.Capability;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Policy;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.request.RequestSnapshot;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
     * @param approvalRules rules that ask a person first
     */
    public record Verdict(Optional<Refusal> refusal, Set<String> approvalRules) {}

    /**
     * Decides on an operation that does the verb and nothing else.
     *
     * @param columns that are read or written, all of them visible to the caller
     */
    public Verdict of(RequestSnapshot snapshot, Verb verb, ObjectName object, Set<String> columns) {
        if (!isServed(snapshot, verb)) {
            return new Verdict(Optional.of(notServed(verb)), Set.of());
        }
        Operation operation = new Operation(List.of(effect(verb, object, columns)), Set.of(), Set.of());
        return switch (Policy.decide(snapshot.view(), operation, Bounds.NONE.limits(), STATED, clock.instant())) {
            case Decision.Deny deny -> new Verdict(Optional.of(deny.refusal()), Set.of());
            case Decision.Ask ask ->
                new Verdict(Optional.empty(), ask.question().rules());
            case Decision.Allow _ -> new Verdict(Optional.empty(), Set.of());
        };
    }

    private static Effect effect(Verb verb, ObjectName object, Set<String> columns) {
        boolean writes = verb.kind().mayWrite();
        Set<String> read = writes ? Set.of() : columns;
        return new Effect(0, verb, object, read, Set.of(), read, writes ? columns : Set.of(), Cause.STATED);
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
