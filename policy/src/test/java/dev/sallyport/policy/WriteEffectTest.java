package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static dev.sallyport.policy.Writes.*;
import static dev.sallyport.policy.Writes.decide;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Verb;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stated write needs: its verb, its columns, and reading where it reads. */
class WriteEffectTest {
    private static final Operation INSERT = operation(stated(Verb.INSERT, CUSTOMERS, Set.of(), "id", "name"));

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"INSERT", "UPDATE", "DELETE"})
    void aGrantThatOnlyWritesDoesNotReadThroughAWrite(Verb verb) {
        Operation returning = operation(stated(verb, CUSTOMERS, Set.of("id")));
        Decision decision = decide(returning, writer("writes", "customers", verb));

        assertThat(refused(decision).rule()).isEqualTo("grants.read-too");
        assertThat(refused(decision).message()).contains("`customers`").contains("reading");
        assertThat(decision.basis().misses()).containsExactly(new NearMiss("writes", Dimension.READ_TOO));
        assertThat(grants(decide(returning, writer("writes", "customers", verb, Verb.READ))))
                .containsExactly("writes");
        allowed(decide(operation(stated(verb, CUSTOMERS, Set.of())), writer("writes", "customers", verb)));
    }

    @Test
    void oneGrantReadsAndAnotherWritesIsNoGrantForBoth() {
        Operation update = operation(stated(Verb.UPDATE, CUSTOMERS, Set.of("id"), "name"));

        assertThat(refused(decide(update, READ_CUSTOMERS, writer("writes", "customers", Verb.UPDATE)))
                        .rule())
                .isEqualTo("grants.read-too");
    }

    @Test
    void anotherVerbOfWritingIsNoLeave() {
        assertThat(refused(decide(INSERT, writer("writes", "customers", Verb.READ, Verb.UPDATE, Verb.DELETE)))
                        .rule())
                .isEqualTo("grants.verb");
        assertThat(refused(decide(INSERT, READ_CUSTOMERS)).message())
                .isEqualTo("no grant allows insert on `customers`");
    }

    @Test
    void aWithheldOrUnknownColumnIsNotWritten() {
        Grant writer = withColumn(writer("writes", "customers", Verb.INSERT), "name", WITHHELD);

        assertThat(refused(decide(INSERT, writer)).rule()).isEqualTo("grants.columns");
        assertThat(refused(decide(
                                operation(stated(Verb.INSERT, CUSTOMERS, Set.of(), "salary")),
                                writer("writes", "customers", Verb.INSERT)))
                        .rule())
                .isEqualTo("grants.columns");
    }

    @Test
    void columnsThatAnInsertLeavesToTheirDefaultsMayBeWithheld() {
        Grant writer = withColumn(writer("writes", "customers", Verb.INSERT), "card", WITHHELD);

        assertThat(allowed(decide(INSERT, writer)).obligations().readOnly()).isFalse();
    }

    @Test
    void aMaskedColumnMayBeWrittenThatIsNotRead() {
        allowed(decide(
                operation(stated(Verb.UPDATE, CUSTOMERS, Set.of("id"), "email")),
                writer("writes", "customers", Verb.UPDATE, Verb.READ)));
    }

    @Test
    void whatMayBeChangedIsTheTightestOfGrantsSourceAndCaller() {
        Grant orders = with(grant("orders", "orders"), limits(affecting(7)));
        Grant writer = writer("writes", "customers", Verb.UPDATE, Verb.READ);
        Operation update = operation(
                stated(Verb.UPDATE, CUSTOMERS, Set.of("id"), "name"),
                effect(1, Verb.READ, ORDERS, Cause.STATED, Set.of("customer")));

        assertThat(affected(SOURCE, update, UNBOUNDED, writer, orders)).isEqualTo(7);
        assertThat(affected(SOURCE, update, affecting(3), writer, orders)).isEqualTo(3);
        PolicySource tight = new PolicySource("shop", affecting(2), SOURCE.objects());
        assertThat(affected(tight, update, affecting(3), writer, orders)).isEqualTo(2);
        assertThat(affected(SOURCE, operation(update.effects().getFirst()), UNBOUNDED, writer, orders))
                .isEqualTo(LIMITS.affected());
    }

    private static long affected(PolicySource source, Operation operation, Limits bounds, Grant... grants) {
        PrincipalView view = Policy.visibility(snapshot(grants), ann(), source, NOW);
        return allowed(Policy.decide(view, operation, new Wishes(bounds, ""), NOW))
                .obligations()
                .limits()
                .affected();
    }

    private static Limits affecting(long rows) {
        return new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, rows, Duration.ofDays(1));
    }
}
