package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.CUSTOMERS;
import static dev.sallyport.policy.Shop.EMAIL;
import static dev.sallyport.policy.Shop.MADE;
import static dev.sallyport.policy.Shop.described;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Hole T4: a rename neither takes a class away nor gives one to what never had it. */
class MovedClassesTest {
    private final PolicySnapshot policy = Shop.snapshot(Shop.READ_CUSTOMERS);

    @Test
    void whatHasAnotherNumberGetsNoClass() {
        ObjectDescription again = with(CUSTOMERS, "1", column -> column.equals("email") ? "c-new" : "c-" + column);
        assertThat(moved("1", again)).isEmpty();
        assertThat(moved("1", with(CUSTOMERS, "9", column -> "c-" + column))).isEmpty();
    }

    @Test
    void whatNoDefinitionOfOursChangedStaysWithoutItsClass() {
        ObjectDescription renamed = renamed("email", "contact");
        assertThat(moved("2", renamed)).isEmpty();
        assertThat(policy.after(moved("2", renamed)).classification(renamed, column(renamed, "contact")))
                .isEmpty();
    }

    @Test
    void aClassFollowsItsColumn() {
        ObjectDescription renamed = renamed("email", "contact");
        PolicySnapshot next = policy.after(moved("1", renamed));

        assertThat(next.classification(renamed, column(renamed, "contact")))
                .hasValueSatisfying(known -> {
                    assertThat(known.level()).isEqualTo(EMAIL);
                    assertThat(known.tags()).containsExactly("email");
                });
        assertThat(next.classification(CUSTOMERS.column("email"))).isEmpty();
        assertThat(next.classification(renamed, column(renamed, "card")))
                .isEqualTo(policy.classification(CUSTOMERS.column("card")));
    }

    @Test
    void everyClassFollowsItsTable() {
        ObjectName people = new ObjectName("shop", "shop", "public", "people");
        ObjectDescription renamed = new ObjectDescription(
                people, "1", ObjectDescription.Kind.TABLE, described(CUSTOMERS).columns());
        PolicySnapshot next = policy.after(moved("1", renamed));

        assertThat(next.classifications().stream()
                        .filter(known -> known.key().column().object().equals(people))
                        .map(known -> known.key().column().path()))
                .containsExactlyInAnyOrder("id", "name", "email", "card");
        assertThat(next.classifications())
                .noneMatch(known -> known.key().column().object().equals(CUSTOMERS));
    }

    private List<RuleChange> moved(String id, ObjectDescription now) {
        return MovedClasses.of(policy, "shop", Set.of(id), List.of(now), MADE);
    }

    private static ObjectDescription renamed(String before, String after) {
        return new ObjectDescription(
                CUSTOMERS,
                "1",
                ObjectDescription.Kind.TABLE,
                described(CUSTOMERS).columns().stream()
                        .map(column -> column.name().equals(before) ? named(column, after) : column)
                        .toList());
    }

    private static ColumnDescription named(ColumnDescription column, String name) {
        return new ColumnDescription(name, column.id(), column.engineType(), column.kind(), column.inStar());
    }

    private static ObjectDescription with(
            ObjectName name, String id, UnaryOperator<String> numbers) {
        return new ObjectDescription(
                name,
                id,
                ObjectDescription.Kind.TABLE,
                described(CUSTOMERS).columns().stream()
                        .map(column -> new ColumnDescription(
                                column.name(),
                                numbers.apply(column.name()),
                                column.engineType(),
                                column.kind(),
                                column.inStar()))
                        .toList());
    }

    private static ColumnDescription column(ObjectDescription object, String name) {
        return object.column(name).orElseThrow();
    }
}
