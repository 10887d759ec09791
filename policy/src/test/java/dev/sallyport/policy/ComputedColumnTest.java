package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.CLEAR;
import static dev.sallyport.policy.Shop.CUSTOMERS;
import static dev.sallyport.policy.Shop.MADE;
import static dev.sallyport.policy.Shop.WITHHELD;
import static dev.sallyport.policy.Shop.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hole V4: what the database computes shows no more than what it is computed from. */
class ComputedColumnTest {
    private static final ColumnRule NOTHING = new ColumnRule.Masked(new Mask.Null());
    private static final ColumnRule HASH = new ColumnRule.Masked(new Mask.Hash());
    private static final ColumnRule CONSTANT = new ColumnRule.Masked(new Mask.Constant("x"));
    private static final ObjectDescription TABLE = new ObjectDescription(
            CUSTOMERS,
            "1",
            ObjectDescription.Kind.TABLE,
            List.of(
                    new ColumnDescription("id", "1", "text", ColumnKind.TEXT, true),
                    new ColumnDescription("ssn", "2", "text", ColumnKind.TEXT, true),
                    new ColumnDescription("short", "3", "text", ColumnKind.TEXT, true, Set.of("1", "2"))));

    @Test
    void aClearClassOfItIsNotEnough() {
        assertThat(ruleOf(CLEAR, NOTHING, Map.of())).isEqualTo(NOTHING);
        assertThat(ruleOf(CLEAR, HASH, Map.of())).isEqualTo(NOTHING);
        assertThat(ruleOf(HASH, HASH, Map.of())).isEqualTo(NOTHING);
        assertThat(ruleOf(CONSTANT, HASH, Map.of())).isEqualTo(CONSTANT);
    }

    @Test
    void whatIsComputedFromAWithheldColumnIsWithheld() {
        assertThat(ruleOf(CLEAR, WITHHELD, Map.of())).isEqualTo(WITHHELD);
        assertThat(ruleOf(HASH, CLEAR, Map.of("id", WITHHELD))).isEqualTo(WITHHELD);
    }

    @Test
    void aGrantOfTheComputedColumnAloneIsNone() {
        assertThat(ruleOf(CLEAR, HASH, Map.of("short", CLEAR))).isEqualTo(NOTHING);
        assertThat(ruleOf(CLEAR, HASH, Map.of("ssn", CLEAR))).isEqualTo(CLEAR);
        assertThat(ruleOf(CLEAR, CLEAR, Map.of())).isEqualTo(CLEAR);
        assertThat(ruleOf(HASH, CLEAR, Map.of())).isEqualTo(HASH);
    }

    @Test
    void itsClassIsTheStrictestToo() {
        assertThat(EffectiveRule.ofClass(TABLE, column("short"), policy(CLEAR, HASH)))
                .isEqualTo(NOTHING);
        assertThat(EffectiveRule.ofClass(TABLE, column("short"), policy(CLEAR, CLEAR)))
                .isEqualTo(CLEAR);
    }

    /** Hole T4. */
    @Test
    void aColumnThatIsNoLongerComputedHasNoClass() {
        var dropped = new ColumnDescription("short", "3", "text", ColumnKind.TEXT, true);
        var other = new ColumnDescription("short", "3", "text", ColumnKind.TEXT, true, Set.of("1"));
        for (ColumnDescription now : List.of(dropped, other)) {
            ObjectDescription table = new ObjectDescription(
                    CUSTOMERS, "1", ObjectDescription.Kind.TABLE, List.of(column("id"), column("ssn"), now));
            assertThat(EffectiveRule.ofClass(table, now, policy(CLEAR, CLEAR))).isEqualTo(NOTHING);
        }
    }

    private static ColumnRule ruleOf(ColumnRule computed, ColumnRule ssn, Map<String, ColumnRule> exceptions) {
        return EffectiveRule.of(columns(exceptions), TABLE, column("short"), policy(computed, ssn));
    }

    private static PolicySnapshot policy(ColumnRule computed, ColumnRule ssn) {
        return new PolicySnapshot(
                1,
                List.of(),
                List.of(classified("id", CLEAR), classified("ssn", ssn), classified("short", computed)),
                MaskKeys.derivedFrom(new byte[32]));
    }

    private static Classification classified(String column, ColumnRule level) {
        return new Classification(ColumnKey.of(TABLE, column(column)), level, Set.of(), MADE);
    }

    private static ColumnDescription column(String name) {
        return TABLE.column(name).orElseThrow();
    }
}
