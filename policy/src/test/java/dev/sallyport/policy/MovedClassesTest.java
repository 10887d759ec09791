package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.CLEAR;
import static dev.sallyport.policy.Shop.CUSTOMERS;
import static dev.sallyport.policy.Shop.EMAIL;
import static dev.sallyport.policy.Shop.MADE;
import static dev.sallyport.policy.Shop.READ_CUSTOMERS;
import static dev.sallyport.policy.Shop.described;
import static dev.sallyport.policy.Shop.named;
import static dev.sallyport.policy.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Hole T4: a rename neither takes a class away nor gives one to what never had it, and no grant by name gets another column by it. */
class MovedClassesTest {
    private static final ObjectDescription BEFORE = described(CUSTOMERS);

    private final PolicySnapshot policy = Shop.snapshot(READ_CUSTOMERS);

    @Test
    void whatHasAnotherNumberGetsNoClass() {
        assertThat(moved(
                        policy,
                        BEFORE,
                        changed(CUSTOMERS, "1", name -> name, name -> name.equals("email") ? "new" : name)))
                .isEmpty();
        assertThat(moved(policy, BEFORE, changed(CUSTOMERS, "9", name -> "other-" + name, name -> name)))
                .isEmpty();
    }

    @Test
    void whatSomebodyElseRenamedBeforeStaysWithoutItsClass() {
        ObjectDescription outside = renamed("email", "contact");
        assertThat(moved(policy, outside, outside)).isEmpty();
        assertThat(moved(policy, outside, renamed("email", "mail"))).isEmpty();
    }

    @Test
    void noClassFollowsATableThatIsCalledOtherwise() {
        ObjectName people = new ObjectName("shop", "shop", "public", "people");
        assertThat(moved(policy, BEFORE, changed(people, "1", name -> name, name -> name)))
                .isEmpty();
    }

    @Test
    void noClassFollowsWhereAGrantKnowsTheOldNameOrTheNew() {
        for (String column : List.of("email", "contact")) {
            Grant excepting = with(named(READ_CUSTOMERS, "excepts"), Shop.columns(Map.of(column, CLEAR)));
            assertThat(moved(Shop.snapshot(READ_CUSTOMERS, excepting), BEFORE, renamed("email", "contact")))
                    .isEmpty();
            Grant filtering = with(named(READ_CUSTOMERS, "filters"), Shop.filter(new RowFilter.IsNull(column)));
            assertThat(moved(Shop.snapshot(READ_CUSTOMERS, filtering), BEFORE, renamed("email", "contact")))
                    .isEmpty();
        }
    }

    @Test
    void aClassFollowsItsColumn() {
        ObjectDescription renamed = renamed("email", "contact");
        PolicySnapshot next = policy.after(moved(policy, BEFORE, renamed));

        assertThat(next.classification(renamed, renamed.column("contact").orElseThrow()))
                .hasValueSatisfying(known -> {
                    assertThat(known.level()).isEqualTo(EMAIL);
                    assertThat(known.tags()).containsExactly("email");
                });
        assertThat(next.classification(CUSTOMERS.column("email"))).isEmpty();
        assertThat(next.classification(renamed, renamed.column("card").orElseThrow()))
                .isEqualTo(policy.classification(CUSTOMERS.column("card")));
    }

    private static List<RuleChange> moved(PolicySnapshot policy, ObjectDescription before, ObjectDescription now) {
        return MovedClasses.of(policy, List.of(before), List.of(now), MADE);
    }

    private static ObjectDescription renamed(String before, String after) {
        return changed(CUSTOMERS, "1", name -> name.equals(before) ? after : name, name -> name);
    }

    private static ObjectDescription changed(
            ObjectName name, String id, UnaryOperator<String> names, UnaryOperator<String> numbers) {
        return new ObjectDescription(
                name,
                id,
                ObjectDescription.Kind.TABLE,
                BEFORE.columns().stream()
                        .map(column -> new ColumnDescription(
                                names.apply(column.name()),
                                "c-" + numbers.apply(column.name()),
                                column.engineType(),
                                column.kind(),
                                column.inStar()))
                        .toList());
    }
}
