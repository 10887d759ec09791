package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes one thing of a request that is allowed: each change but that of the token alone turns the answer. */
class MutationTest {
    private static final Operation ALLOWED = reads(CUSTOMERS, "name");

    record Mutation(String what, Identity identity, Operation operation, Instant now) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource
    void denied(Mutation mutation) {
        PrincipalView view = Policy.visibility(snapshot(READ_CUSTOMERS), mutation.identity(), SOURCE, mutation.now());
        Decision decision = Policy.decide(view, mutation.operation(), new Wishes(UNBOUNDED, ""), mutation.now());
        assertThat(decision).isInstanceOf(Decision.Deny.class);
    }

    static List<Mutation> denied() {
        return List.of(
                who("another agent", identity("spiffe://shop.example/agents/support/two", "ann", "ticket-1")),
                who("an agent below", identity(AGENT + "/x", "ann", "ticket-1")),
                who("an agent above", identity("spiffe://shop.example/agents/support", "ann", "ticket-1")),
                who("no agent", identity("", "ann", "ticket-1")),
                who("another human", identity(AGENT, "bob", "ticket-1")),
                who("another issuer", identity("https://other", AGENT, "ann", "ticket-1", Set.of(), Map.of())),
                who("another task", identity(AGENT, "ann", "tickets")),
                who("no task", identity(AGENT, "ann", "")),
                what("another source", new ObjectName("shop2", "shop", "public", "customers")),
                what("another database", new ObjectName("shop", "other", "public", "customers")),
                what("another schema", new ObjectName("shop", "shop", "private", "customers")),
                what("another object", ORDERS),
                what("another case", new ObjectName("shop", "shop", "public", "Customers")),
                operation("another verb", effect(Verb.EXPLAIN, "name")),
                operation("a column that is not there", effect(Verb.READ, "salary")),
                operation("a write", effect(Verb.UPDATE, "name")),
                operation("a write that reads nothing", Writes.stated(Verb.INSERT, CUSTOMERS, Set.of(), "name")),
                operation(
                        "brought along and masked", Writes.effect(0, Verb.READ, CUSTOMERS, Cause.RULE, Set.of("card"))),
                operation("a constraint over a mask", Writes.constraint(0, CUSTOMERS, "card")),
                new Mutation(
                        "too early",
                        ann(),
                        ALLOWED,
                        READ_CUSTOMERS.period().start().minusNanos(1)),
                new Mutation("too late", ann(), ALLOWED, READ_CUSTOMERS.period().expiry()));
    }

    @ParameterizedTest
    @MethodSource
    void allowedOnEqualTerms(Mutation mutation) {
        PrincipalView view = Policy.visibility(snapshot(READ_CUSTOMERS), mutation.identity(), SOURCE, mutation.now());
        Decision decision = Policy.decide(view, mutation.operation(), new Wishes(UNBOUNDED, ""), mutation.now());
        assertThat(decision).isEqualTo(decide(view(ann(), READ_CUSTOMERS), ALLOWED));
    }

    static List<Mutation> allowedOnEqualTerms() {
        return List.of(
                who("nothing", ann()),
                who("another task of the pattern", identity(AGENT, "ann", "ticket-2")),
                who("no group", identity(ISSUER, AGENT, "ann", "ticket-1", Set.of(), Map.of())),
                new Mutation(
                        "at the start", ann(), ALLOWED, READ_CUSTOMERS.period().start()),
                new Mutation(
                        "at the end",
                        ann(),
                        ALLOWED,
                        READ_CUSTOMERS.period().expiry().minusNanos(1)));
    }

    private static Mutation who(String what, Identity identity) {
        return new Mutation(what, identity, ALLOWED, NOW);
    }

    private static Mutation what(String what, ObjectName object) {
        return new Mutation(what, ann(), reads(object, "id"), NOW);
    }

    private static Mutation operation(String what, Effect effect) {
        return new Mutation(what, ann(), new Operation(List.of(effect), Set.of(), Set.of()), NOW);
    }

    private static Effect effect(Verb verb, String column) {
        return new Effect(0, verb, CUSTOMERS, Set.of(column), Set.of(), Set.of(), Set.of(), Cause.STATED);
    }
}
