package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static dev.sallyport.policy.Writes.withColumn;
import static dev.sallyport.policy.Writes.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.ObjectUse;
import dev.sallyport.operation.ObjectUse.Delete;
import dev.sallyport.operation.ObjectUse.Filter;
import dev.sallyport.operation.ObjectUse.Insert;
import dev.sallyport.operation.ObjectUse.LookUp;
import dev.sallyport.operation.ObjectUse.Read;
import dev.sallyport.operation.ObjectUse.ReadMasked;
import dev.sallyport.operation.ObjectUse.Update;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the gateway's own role needs rights for is what some grant lets somebody do, and nothing else. */
class SourceUsesTest {
    private static final Mask EMAIL_MASK = new Mask.Partial(new Mask.Shape.Email());

    @Test
    void withoutAGrantNothingIsUsed() {
        assertThat(uses()).isEmpty();
    }

    @Test
    void aGrantThatCannotHoldIsUsedForNothing() {
        Grant over = READ_CUSTOMERS.with(new Grant.Period(NOW.minusSeconds(60), NOW));
        Grant elsewhere = with(
                READ_CUSTOMERS,
                new Grant.Scope("other", "shop", READ_CUSTOMERS.scope().objects(), Set.of(Verb.READ)));
        Grant unfitting = withColumn(READ_CUSTOMERS, "gone", CLEAR);
        assertThat(uses(over, named(elsewhere, "elsewhere"), named(unfitting, "unfitting")))
                .isEmpty();
    }

    @Test
    void aTableThatNobodyClassifiedIsUsedForNothing() {
        var other = table(CUSTOMERS, "99", "id", "name");
        var source = new PolicySource("shop", UNBOUNDED, _ -> Optional.of(other));
        assertThat(SourceUses.of(snapshot(READ_CUSTOMERS), source, List.of(other), NOW))
                .isEmpty();
    }

    @Test
    void aReaderReadsWhatIsShownAndAsItIsShown() {
        Grant grant = withColumn(READ_CUSTOMERS, "card", WITHHELD);
        assertThat(uses(grant))
                .containsExactlyInAnyOrder(
                        new Read(CUSTOMERS, "id"),
                        new Read(CUSTOMERS, "name"),
                        new ReadMasked(CUSTOMERS, "email", EMAIL_MASK),
                        new ReadMasked(CUSTOMERS, "tenant", new Mask.Null()));
    }

    @Test
    void aGrantThatWillStartIsUsed() {
        Grant later = READ_CUSTOMERS.with(new Grant.Period(NOW.plusSeconds(60), NOW.plusSeconds(120)));
        assertThat(uses(later)).contains(new Read(CUSTOMERS, "name"));
    }

    @Test
    void whoOnlyWritesReadsNothing() {
        Grant writer = with(
                writer("writes", "orders", Verb.INSERT, Verb.UPDATE, Verb.DELETE), columns(Map.of("total", WITHHELD)));
        assertThat(uses(writer))
                .containsExactlyInAnyOrder(
                        new Insert(ORDERS, "id"),
                        new Insert(ORDERS, "customer"),
                        new Update(ORDERS, "id"),
                        new Update(ORDERS, "customer"),
                        new Delete(ORDERS));
    }

    @Test
    void whoReadsAndWritesReadsNoMaskedValue() {
        assertThat(uses(writer("both", "customers", Verb.READ, Verb.UPDATE)))
                .contains(new ReadMasked(CUSTOMERS, "email", new Mask.Null()), new Update(CUSTOMERS, "email"))
                .doesNotContain(new ReadMasked(CUSTOMERS, "email", EMAIL_MASK));
    }

    @Test
    void aRowFilterLooksAtItsColumnsAndIntoOtherTables() {
        RowFilter paid = new RowFilter.Compare("total", Comparison.GREATER, new Operand.Literal(new Value.Text("0")));
        RowFilter both = new RowFilter.All(List.of(OWN_TENANT, new RowFilter.In("id", ORDERS, "customer", paid)));
        assertThat(uses(with(READ_CUSTOMERS, filter(both))))
                .contains(
                        new Filter(CUSTOMERS, "tenant"),
                        new Filter(CUSTOMERS, "id"),
                        new LookUp(ORDERS, "customer"),
                        new LookUp(ORDERS, "total"))
                .doesNotContain(new Read(ORDERS, "id"));
    }

    private static Set<ObjectUse> uses(Grant... grants) {
        Set<ObjectName> names = CATALOG.keySet();
        return SourceUses.of(
                snapshot(grants), SOURCE, names.stream().map(CATALOG::get).toList(), NOW);
    }
}
