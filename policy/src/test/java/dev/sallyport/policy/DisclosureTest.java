package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Hint;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.MaskKey;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a principal gets to see of a column. */
class DisclosureTest {
    @Test
    void unclassifiedIsNullWhateverAGrantSaysButWithheldStaysWithheld() {
        assertThat(ruleOf("tenant", columns(Map.of("tenant", CLEAR)))).isEqualTo(NOTHING);
        assertThat(ruleOf("tenant", columns(Map.of("tenant", EMAIL)))).isEqualTo(NOTHING);
        assertThat(ruleOf("tenant", columns(Map.of()))).isEqualTo(NOTHING);
        assertThat(view(ann(), with(READ_CUSTOMERS, columns(Map.of("tenant", WITHHELD))))
                        .of(described(CUSTOMERS))
                        .orElseThrow()
                        .columns())
                .doesNotContain("tenant");
    }

    @Test
    void aPathOfDocumentsWithoutAClassDoesNotExistWhateverAGrantSays() {
        ObjectDescription table = described(CUSTOMERS);
        ObjectDescription collection =
                new ObjectDescription(table.name(), table.id(), ObjectDescription.Kind.COLLECTION, table.columns());
        PolicySource source = new PolicySource("shop", UNBOUNDED, name -> Optional.of(collection));
        Grant grant = with(READ_CUSTOMERS, columns(Map.of("tenant", CLEAR)));

        assertThat(Policy.visibility(snapshot(grant), ann(), source, NOW)
                        .of(collection)
                        .orElseThrow()
                        .columns())
                .contains("name")
                .doesNotContain("tenant");
    }

    @Test
    void aClassIsTheDefaultAndAGrantMayDiffer() {
        assertThat(ruleOf("email", columns(Map.of()))).isEqualTo(EMAIL);
        assertThat(ruleOf("email", columns(Map.of("email", CLEAR)))).isEqualTo(CLEAR);
        assertThat(ruleOf("name", columns(Map.of("name", HASH)))).isEqualTo(HASH);
    }

    @Test
    void aColumnWithATagThatIsNotAllowedIsNotClear() {
        assertThat(ruleOf("email", tags("phone"))).isEqualTo(EMAIL);
        assertThat(ruleOf("email", tags("email"))).isEqualTo(CLEAR);
        assertThat(ruleOf("name", tags("phone"))).isEqualTo(CLEAR);
    }

    @Test
    void aTableThatTookAGrantedNameDoesNotExist() {
        PolicySource moved = new PolicySource(
                "shop", UNBOUNDED, name -> Optional.of(table(name, "99", "id", "name", "email", "card", "tenant")));
        PrincipalView view = Policy.visibility(snapshot(READ_CUSTOMERS), ann(), moved, NOW);

        assertThat(decide(view, reads(CUSTOMERS, "name"))).isInstanceOf(Decision.Deny.class);
        assertThat(view.of(table(CUSTOMERS, "99", "id", "name", "email", "card", "tenant")))
                .isEmpty();
    }

    @Test
    void obligationsHoldEveryVisibleColumn() {
        Decision.Allow allow = allowed(decide(view(ann(), READ_CUSTOMERS), reads(CUSTOMERS, "name")));
        Map<String, Disclosure> columns = only(allow).columns();

        assertThat(columns.keySet()).containsExactly("card", "email", "id", "name", "tenant");
        assertThat(columns.get("name")).isEqualTo(new Disclosure.Clear());
        MaskKey key = MaskKeys.derivedFrom(new byte[32])
                .of(ColumnKey.of(
                        described(CUSTOMERS),
                        described(CUSTOMERS).column("card").orElseThrow()));
        assertThat(columns.get("card")).isEqualTo(new Disclosure.Masked(new Mask.Hash(), key));
        assertThat(allow.obligations().readOnly()).isTrue();
    }

    @Test
    void aTestOnAMaskIsHintedAndListedInTheBasis() {
        Effect effect = Effect.reads(0, CUSTOMERS, Set.of("card", "name"), Set.of("card"), Set.of("name"));
        Decision.Allow allow =
                allowed(decide(view(ann(), READ_CUSTOMERS), new Operation(List.of(effect), Set.of(), Set.of())));

        assertThat(allow.obligations().hints())
                .containsExactly(new Hint(Hint.Kind.EVALUATED_ON_MASK, Optional.of(CUSTOMERS.column("card"))));
        assertThat(allow.basis().masks()).containsExactly(new Basis.MaskUse(0, CUSTOMERS.column("card"), "hash"));
    }

    @Test
    void whoMayWriteAColumnSeesAtMostAConstantOfIt() {
        Grant update = named(with(READ_CUSTOMERS, verbs(READ_CUSTOMERS, Verb.UPDATE)), "write");
        Decision.Allow allow = allowed(decide(view(ann(), READ_CUSTOMERS, update), reads(CUSTOMERS, "card")));

        assertThat(rule(allow, "card")).isEqualTo(NOTHING);
    }

    private static ColumnRule ruleOf(String column, Grant.Terms terms) {
        return rule(allowed(decide(view(ann(), with(READ_CUSTOMERS, terms)), reads(CUSTOMERS, column))), column);
    }

    private static ColumnRule rule(Decision.Allow allow, String column) {
        return switch (only(allow).disclosure(column)) {
            case Disclosure.Clear() -> CLEAR;
            case Disclosure.Masked(var mask, var _) -> new ColumnRule.Masked(mask);
            case Disclosure.Withheld() -> WITHHELD;
        };
    }

    private static TableObligation only(Decision.Allow allow) {
        return allow.obligations().references().values().iterator().next();
    }

    private static Decision.Allow allowed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Allow.class);
        return (Decision.Allow) decision;
    }
}
