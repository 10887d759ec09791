package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static dev.sallyport.policy.Writes.*;
import static dev.sallyport.policy.Writes.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Verb;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Hole W1: what a write brings along touches tables that the caller has no right on. */
class CascadeTest {
    private static final Grant ORDERS_WRITER = writer("orders", "orders", Verb.READ, Verb.DELETE);
    private static final Grant CUSTOMERS_WRITER = writer("customers", "customers", Verb.READ, Verb.UPDATE, Verb.DELETE);

    /** The causes that bring something along by themselves. */
    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            mode = Mode.EXCLUDE,
            names = {"STATED", "VIEW", "CONSTRAINT"})
    void whatIsBroughtAlongNeedsAGrantForItsVerb(Cause cause) {
        Operation delete = deletes(cause, Set.of());

        assertHidden(refused(decide(delete, ORDERS_WRITER)));
        assertThat(refused(decide(delete, ORDERS_WRITER, READ_CUSTOMERS)).rule())
                .isEqualTo("grants.verb");
        assertThat(refused(decide(delete, CUSTOMERS_WRITER)).rule()).isEqualTo("grants.object");
        assertThat(grants(decide(delete, ORDERS_WRITER, CUSTOMERS_WRITER))).containsExactly("orders", "customers");
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            mode = Mode.EXCLUDE,
            names = {"STATED", "VIEW", "CONSTRAINT"})
    void aFilteredGrantDoesNotAllowWhatIsBroughtAlong(Cause cause) {
        Grant filtered = with(CUSTOMERS_WRITER, filter(OWN_TENANT));
        Decision decision = decide(deletes(cause, Set.of()), ORDERS_WRITER, filtered);

        assertThat(refused(decision).rule()).isEqualTo("grants.unfiltered");
        assertThat(decision.basis().misses()).contains(new NearMiss("customers", Dimension.UNFILTERED));
        assertThat(grants(decide(
                        deletes(cause, Set.of()), ORDERS_WRITER, filtered, named(CUSTOMERS_WRITER, "z-unfiltered"))))
                .containsExactly("orders", "z-unfiltered");
    }

    @Test
    void itsColumnsCountLikeStatedOnes() {
        Operation sets = operation(
                stated(Verb.DELETE, ORDERS, Set.of("id")),
                effect(1, Verb.UPDATE, CUSTOMERS, Cause.CASCADE, Set.of(), "card"));
        Refusal refusal = refused(decide(sets, ORDERS_WRITER, withColumn(CUSTOMERS_WRITER, "card", WITHHELD)));

        assertThat(refusal.rule()).isEqualTo("grants.columns");
        assertThat(refusal.message()).doesNotContain("card");
        assertThat(refused(decide(deletes(Cause.CASCADE, Set.of("id")), ORDERS_WRITER, onlyDeletes()))
                        .rule())
                .isEqualTo("grants.read-too");
        assertThat(refused(decide(deletes(Cause.CASCADE, Set.of("card")), ORDERS_WRITER, CUSTOMERS_WRITER))
                        .reason())
                .isEqualTo(Reason.MASKED_IN_WRITE);
    }

    @Test
    void aReadThatIsBroughtAlongIsNeverMasked() {
        Operation reads = operation(effect(0, Verb.READ, CUSTOMERS, Cause.RULE, Set.of("email")));

        assertThat(refused(decide(reads, READ_CUSTOMERS))).satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.MASKED_IN_WRITE);
            assertThat(refusal.message())
                    .isEqualTo("the operation brings along read on `customers`, where no mask can hold");
        });
    }

    @Test
    void noTermsArePutUnderWhatStandsInNoStatement() {
        Decision.Allow allow = allowed(decide(deletes(Cause.CASCADE, Set.of()), ORDERS_WRITER, CUSTOMERS_WRITER));

        assertThat(allow.obligations().references()).containsOnlyKeys(0);
        assertThat(allow.basis().grants()).extracting(Basis.GrantUse::reference).containsExactly(0, 1);
    }

    @Test
    void whatIsBroughtAlongHasAReferenceOfItsOwn() {
        Operation broken = operation(
                stated(Verb.DELETE, ORDERS, Set.of("id")), effect(0, Verb.DELETE, CUSTOMERS, Cause.CASCADE, Set.of()));

        assertThatThrownBy(() -> decide(broken, ORDERS_WRITER, CUSTOMERS_WRITER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Grant onlyDeletes() {
        return writer("customers", "customers", Verb.DELETE);
    }

    private static Operation deletes(Cause cause, Set<String> read) {
        return operation(stated(Verb.DELETE, ORDERS, Set.of("id")), effect(1, Verb.DELETE, CUSTOMERS, cause, read));
    }

    private static void assertHidden(Refusal refusal) {
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(refusal.toString()).doesNotContain("customers");
    }
}
