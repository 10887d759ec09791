package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Hint;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
    @Test
    void withoutAGrantNothingExistsAndNothingIsAllowed() {
        PrincipalView view = view(ann());

        assertThat(view.of(described(CUSTOMERS))).isEmpty();
        Decision.Deny deny = denied(decide(view, reads(CUSTOMERS, "name")));
        assertThat(deny.refusal().reason()).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(deny.refusal().rule()).isEqualTo("grants.object");
        assertThat(deny.refusal().message()).doesNotContain("customers");
    }

    @Test
    void anOperationWithoutEffectsNeedsAGrantThatReads() {
        Operation constant = new Operation(List.of(), Set.of(), Set.of());

        assertThat(denied(decide(view(ann()), constant)).refusal().rule()).isEqualTo("grants.verb");
        Decision.Allow allow = allowed(decide(view(ann(), READ_CUSTOMERS), constant));
        assertThat(allow.obligations().limits()).isEqualTo(LIMITS);
        assertThat(allow.basis().grants()).extracting(Basis.GrantUse::grant).containsExactly("read-customers");
    }

    @Test
    void anotherVerbIsDeniedByName() {
        Effect delete = new Effect(0, Verb.DELETE, CUSTOMERS, Set.of(), Set.of(), Set.of(), Set.of(), Cause.STATED);
        Decision.Deny deny =
                denied(decide(view(ann(), READ_CUSTOMERS), new Operation(List.of(delete), Set.of(), Set.of())));

        assertThat(deny.refusal().rule()).isEqualTo("grants.verb");
        assertThat(deny.refusal().message()).isEqualTo("no grant allows delete on `customers`");
        assertThat(deny.basis().misses()).containsExactly(new NearMiss("read-customers", Dimension.VERB));
    }

    @Test
    void everyEffectNeedsAGrant() {
        Operation join = new Operation(
                List.of(
                        Effect.reads(0, CUSTOMERS, Set.of("id"), Set.of("id"), Set.of()),
                        Effect.reads(1, ORDERS, Set.of("total"), Set.of(), Set.of("total"))),
                Set.of(),
                Set.of());

        assertThat(denied(decide(view(ann(), READ_CUSTOMERS), join)).refusal().rule())
                .isEqualTo("grants.object");
        Decision.Allow allow = allowed(decide(view(ann(), READ_CUSTOMERS, grant("read-orders", "orders")), join));
        assertThat(allow.obligations().references().values())
                .extracting(TableObligation::grant)
                .containsExactly("read-customers", "read-orders");
    }

    @Test
    void grantsAreNeverMerged() {
        Grant names = with(READ_CUSTOMERS, columns(Map.of("email", WITHHELD)));
        Grant mails = named(with(READ_CUSTOMERS, columns(Map.of("name", WITHHELD))), "mails");
        PrincipalView view = view(ann(), names, mails);

        assertThat(view.of(described(CUSTOMERS)).orElseThrow().columns()).contains("name", "email");
        assertThat(denied(decide(view, reads(CUSTOMERS, "name", "email")))
                        .refusal()
                        .rule())
                .isEqualTo("grants.columns");
        allowed(decide(view, reads(CUSTOMERS, "name")));
        allowed(decide(view, reads(CUSTOMERS, "email")));
    }

    @Test
    void aMissingIdentityFactIsNoGrantAndAPresentOneIsBound() {
        Grant own = with(READ_CUSTOMERS, filter(OWN_TENANT));
        Identity without = identity(ISSUER, AGENT, "ann", "ticket-1", Set.of(), Map.of());

        Decision.Deny deny = denied(decide(view(without, own), reads(CUSTOMERS, "name")));
        assertThat(deny.basis().misses()).containsExactly(new NearMiss("read-customers", Dimension.IDENTITY));
        Decision.Allow allow = allowed(decide(view(ann(), own), reads(CUSTOMERS, "name")));
        assertThat(only(allow).filter())
                .contains(new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Int(7))));
        assertThat(allow.obligations().hints())
                .containsExactly(new Hint(Hint.Kind.ROWS_FILTERED, Optional.of(CUSTOMERS)));
    }

    @Test
    void anIntentThatIsRequiredIsDemandedByName() {
        PrincipalView view = view(ann(), with(READ_CUSTOMERS, intent(true)));

        Decision.Deny deny = denied(decide(view, reads(CUSTOMERS, "name")));
        assertThat(deny.refusal().rule()).isEqualTo("grants.intent");
        allowed(Policy.decide(view, reads(CUSTOMERS, "name"), new Wishes(UNBOUNDED, "refund 17"), NOW));
    }

    @Test
    void anApprovalRuleAsksUnlessAnotherGrantAllowsByItself() {
        Grant asking = named(with(READ_CUSTOMERS, approval("two-eyes")), "asking");
        Operation names = reads(CUSTOMERS, "name");

        Decision ask = decide(view(ann(), asking), names);
        assertThat(ask)
                .isInstanceOfSatisfying(
                        Decision.Ask.class,
                        it -> assertThat(it.question().rules()).containsExactly("two-eyes"));
        allowed(decide(view(ann(), asking, READ_CUSTOMERS), names));
    }

    @Test
    void theGrantThatShowsMostIsChosenInTheFixedOrder() {
        Grant clear = named(with(READ_CUSTOMERS, columns(Map.of("email", CLEAR))), "z-clear");
        Grant filtered = named(with(READ_CUSTOMERS, filter(OWN_TENANT)), "a-filtered");
        Grant narrow =
                named(with(READ_CUSTOMERS, limits(LIMITS.and(new Limits(5, 9, 9, 9, Duration.ofSeconds(1))))), "b");
        Grant wide = named(READ_CUSTOMERS, "y-wide");
        Grant twin = named(READ_CUSTOMERS, "x-twin");

        assertThat(chosen(reads(CUSTOMERS, "email"), filtered, narrow, wide, clear))
                .isEqualTo("z-clear");
        assertThat(chosen(reads(CUSTOMERS, "email"), filtered, narrow, wide)).isEqualTo("y-wide");
        assertThat(chosen(reads(CUSTOMERS, "email"), filtered, narrow)).isEqualTo("b");
        assertThat(chosen(reads(CUSTOMERS, "name"), wide, twin)).isEqualTo("x-twin");
    }

    @Test
    void starIsWhatTheGrantThatShowsMostCanServe() {
        Grant few = named(with(READ_CUSTOMERS, columns(Map.of("card", WITHHELD, "email", CLEAR))), "few");
        PrincipalView view = view(ann(), few, READ_CUSTOMERS);
        VisibleObject visible = view.of(described(CUSTOMERS)).orElseThrow();

        assertThat(visible.columns()).contains("card");
        assertThat(visible.star()).containsExactly("id", "name", "email", "tenant");
        allowed(decide(view, reads(CUSTOMERS, visible.star().toArray(String[]::new))));
    }

    @Test
    void aViewKnowsNothingOfACatalogThatIsNotItsOwn() {
        PrincipalView view = view(ann(), READ_CUSTOMERS);

        assertThat(view.of(table(CUSTOMERS, "99", "id"))).isEmpty();
        assertThat(view.of(described(CUSTOMERS))).isPresent();
    }

    @Test
    void limitsAreTheTightestOfGrantsSourceAndCaller() {
        PolicySource source =
                new PolicySource("shop", new Limits(1_000, 500, 10_000, 10, Duration.ofMinutes(5)), SOURCE.objects());
        PrincipalView view = Policy.visibility(snapshot(READ_CUSTOMERS), ann(), source, NOW);
        Limits asked = new Limits(7, Long.MAX_VALUE, 10_000, 10, Duration.ofSeconds(31));

        Decision.Allow allow = allowed(Policy.decide(view, reads(CUSTOMERS, "name"), new Wishes(asked, ""), NOW));
        assertThat(allow.obligations().limits()).isEqualTo(new Limits(7, 500, 10_000, 10, Duration.ofSeconds(30)));
    }

    @Test
    void aWriteThatReadsAMaskIsDenied() {
        Grant update = with(READ_CUSTOMERS, verbs(READ_CUSTOMERS, Verb.UPDATE));
        Operation operation = new Operation(
                List.of(new Effect(
                        0,
                        Verb.UPDATE,
                        CUSTOMERS,
                        Set.of("email"),
                        Set.of("email"),
                        Set.of(),
                        Set.of("name"),
                        Cause.STATED)),
                Set.of(),
                Set.of());

        assertThat(denied(decide(view(ann(), update), operation)).refusal().reason())
                .isEqualTo(Reason.MASKED_IN_WRITE);
    }

    @Test
    void twoEffectsWithOneReferenceAreABrokenEngine() {
        Effect effect = Effect.reads(0, CUSTOMERS, Set.of("id"), Set.of(), Set.of("id"));
        Operation broken = new Operation(List.of(effect, effect), Set.of(), Set.of());

        assertThatThrownBy(() -> decide(view(ann(), READ_CUSTOMERS), broken))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aViewEndsWhereAGrantBeginsOrEnds() {
        PrincipalView view = view(ann(), READ_CUSTOMERS);
        Instant end = READ_CUSTOMERS.period().expiry();
        Decision late = Policy.decide(view, reads(CUSTOMERS, "name"), new Wishes(UNBOUNDED, ""), end);
        assertThat(denied(late).refusal().reason()).isEqualTo(Reason.POLICY_CHANGED);
        allowed(Policy.decide(view, reads(CUSTOMERS, "name"), new Wishes(UNBOUNDED, ""), end.minusNanos(1)));
    }

    private static String chosen(Operation operation, Grant... grants) {
        return only(allowed(decide(view(ann(), grants), operation))).grant();
    }

    private static TableObligation only(Decision.Allow allow) {
        return allow.obligations().references().values().iterator().next();
    }

    private static Decision.Allow allowed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Allow.class);
        return (Decision.Allow) decision;
    }

    private static Decision.Deny denied(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Deny.class);
        return (Decision.Deny) decision;
    }
}
