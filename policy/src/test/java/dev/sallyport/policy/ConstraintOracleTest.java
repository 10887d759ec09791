package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static dev.sallyport.policy.Writes.*;
import static dev.sallyport.policy.Writes.decide;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Verb;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hole W3: a constraint that a write runs into tells of values and rows that are hidden. */
class ConstraintOracleTest {
    private static final Effect INSERT = stated(Verb.INSERT, CUSTOMERS, Set.of(), "id", "email");
    private static final Operation UNIQUE_EMAIL = operation(INSERT, constraint(1, CUSTOMERS, "email"));
    private static final Operation UNIQUE_ID = operation(INSERT, constraint(1, CUSTOMERS, "id"));
    private static final Grant WRITER = writer("writes", "customers", Verb.READ, Verb.INSERT);
    private static final Grant ONLY_WRITES = writer("writes", "customers", Verb.INSERT);

    @Test
    void aConstraintOverAMaskedColumnIsDenied() {
        assertTold(decide(UNIQUE_EMAIL, WRITER));
        assertThat(decide(UNIQUE_EMAIL, WRITER).basis().misses())
                .contains(
                        new NearMiss("writes", Dimension.WRITE_ORACLE),
                        new NearMiss("writes", Dimension.MASKED_IN_WRITE));
    }

    @Test
    void aConstraintOverAWithheldColumnIsDenied() {
        Operation check = operation(INSERT, constraint(1, CUSTOMERS, "id", "card"));

        assertTold(decide(check, withColumn(WRITER, "card", WITHHELD)));
    }

    @Test
    void aConstraintOnATableThatIsNotGrantedIsDenied() {
        assertTold(decide(operation(INSERT, constraint(1, ORDERS, "id")), WRITER));
    }

    @Test
    void aConstraintOverFilteredRowsIsDenied() {
        assertTold(decide(UNIQUE_ID, with(WRITER, filter(OWN_TENANT))));
    }

    @Test
    void aConstraintIsDeniedToWhoOnlyWrites() {
        assertTold(decide(UNIQUE_ID, ONLY_WRITES));
    }

    @Test
    void twoGrantsThatShowHalfOfItEachShowNothingOfIt() {
        Operation pair = operation(INSERT, constraint(1, CUSTOMERS, "id", "name"));
        Grant names = named(withColumn(READ_CUSTOMERS, "id", WITHHELD), "names");
        Grant ids = named(withColumn(READ_CUSTOMERS, "name", WITHHELD), "ids");

        assertTold(decide(pair, ONLY_WRITES, names, ids));
    }

    @Test
    void aGrantThatWantsAnIntentShowsNothingWithoutOne() {
        assertTold(decide(UNIQUE_ID, ONLY_WRITES, with(READ_CUSTOMERS, intent(true))));
    }

    @Test
    void whoMayReadAllOfItLearnsNothingByIt() {
        Decision.Allow allow = allowed(decide(UNIQUE_ID, WRITER));
        assertThat(allow.obligations().references()).containsOnlyKeys(0);

        assertThat(grants(decide(UNIQUE_ID, ONLY_WRITES, READ_CUSTOMERS))).containsExactly("writes", "read-customers");
        allowed(decide(UNIQUE_ID, with(ONLY_WRITES, filter(OWN_TENANT)), READ_CUSTOMERS));
    }

    @Test
    void theRightToWriteIntoConstraintsAllowsIt() {
        Decision decision = decide(UNIQUE_EMAIL, withOracle(WRITER, true));

        assertThat(grants(decision)).containsExactly("writes");
        assertThat(allowed(decision).obligations().references()).containsOnlyKeys(0);
        allowed(decide(operation(INSERT, constraint(1, ORDERS, "id")), withOracle(WRITER, true)));
    }

    @Test
    void everyGrantThatIsWrittenUnderNeedsTheRight() {
        Operation cascade = operation(
                INSERT, effect(1, Verb.DELETE, ORDERS, Cause.CASCADE, Set.of()), constraint(2, CUSTOMERS, "email"));
        Grant deleter = writer("deletes", "orders", Verb.READ, Verb.DELETE);

        assertTold(decide(cascade, withOracle(WRITER, true), deleter));
        assertTold(decide(cascade, WRITER, withOracle(deleter, true)));
        allowed(decide(cascade, withOracle(WRITER, true), withOracle(deleter, true)));
    }

    @Test
    void aReaderNeedsNoRightToWrite() {
        Operation copies = operation(
                INSERT, effect(1, Verb.READ, ORDERS, Cause.STATED, Set.of("id")), constraint(2, CUSTOMERS, "email"));

        allowed(decide(copies, withOracle(WRITER, true), grant("read-orders", "orders")));
    }

    @Test
    void theGrantWithTheRightIsTakenOnlyWhereItIsNeeded() {
        Grant plain = named(WRITER, "a-plain");
        Grant oracle = withOracle(named(WRITER, "z-oracle"), true);

        assertThat(grants(decide(operation(INSERT), oracle, plain))).containsExactly("a-plain");
        assertThat(grants(decide(UNIQUE_ID, oracle, plain))).containsExactly("a-plain", "a-plain");
        assertThat(grants(decide(UNIQUE_EMAIL, oracle, plain))).containsExactly("z-oracle");
        assertThat(grants(decide(UNIQUE_EMAIL, named(oracle, "y-oracle"), plain, oracle)))
                .containsExactly("y-oracle");
    }

    @Test
    void aReaderThatAsksStandsBehindARightThatDoesNot() {
        Grant oracle = withOracle(ONLY_WRITES, true);
        Grant asking = withApproval(READ_CUSTOMERS, "two-eyes");

        assertThat(grants(decide(UNIQUE_ID, oracle, asking))).containsExactly("writes");
        allowed(decide(UNIQUE_ID, oracle, asking));
        assertThat(asked(decide(UNIQUE_ID, ONLY_WRITES, asking)).rules()).containsExactly("two-eyes");
        assertThat(asked(decide(UNIQUE_EMAIL, withApproval(oracle, "four-eyes")))
                        .rules())
                .containsExactly("four-eyes");
    }

    @Test
    void aConstraintAloneIsNoWriteThatCouldHaveTheRight() {
        assertTold(decide(operation(constraint(0, CUSTOMERS, "email")), withOracle(WRITER, true)));
    }

    @Test
    void whatWritesInTheNameOfAConstraintNeedsAGrantForIt() {
        Operation writes = operation(INSERT, effect(1, Verb.DELETE, ORDERS, Cause.CONSTRAINT, Set.of()));

        assertThat(refused(decide(writes, withOracle(WRITER, true))).rule()).isEqualTo("grants.object");
        Operation hides = operation(INSERT, effect(1, Verb.READ, ORDERS, Cause.CONSTRAINT, Set.of(), "total"));
        assertThat(refused(decide(hides, withOracle(WRITER, true))).rule()).isEqualTo("grants.object");
    }

    @Test
    void anotherDenialIsSaidFirst() {
        assertThat(refused(decide(UNIQUE_EMAIL, READ_CUSTOMERS)).rule()).isEqualTo("grants.verb");
    }

    private static void assertTold(Decision decision) {
        Refusal refusal = refused(decision);
        assertThat(refusal.rule()).isEqualTo("writes.constraint-oracle");
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(refusal.message())
                .isEqualTo("a constraint on what is written would tell of values or rows that are hidden from you");
        assertThat(refusal.nextStep()).contains("default").contains("`write_oracle`");
    }
}
