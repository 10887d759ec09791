package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A grant that does not fit the catalog is no grant: it hides what it names, and says which dimension failed. */
class CatalogFitTest {
    @Test
    void aGrantThatNamesWhatTheCatalogLacksIsNoGrant() {
        RowFilter lacking = new RowFilter.IsNull("region");
        RowFilter lackingElsewhere = new RowFilter.In("id", ORDERS, "buyer", new RowFilter.IsNull("total"));
        RowFilter present = new RowFilter.In("id", ORDERS, "customer", new RowFilter.IsNull("total"));

        assertMiss(granted(columns(Map.of("region", WITHHELD))), Dimension.CATALOG);
        assertMiss(granted(filter(lacking)), Dimension.CATALOG);
        assertMiss(granted(filter(lackingElsewhere)), Dimension.CATALOG);
        assertAllowed(decide(view(ann(), with(READ_CUSTOMERS, filter(present))), reads(CUSTOMERS, "name")));
    }

    @Test
    void aGrantWhoseFilterComparesTwoKindsIsNoGrant() {
        Operand number = new Operand.Literal(new Value.Int(7));
        Operand text = new Operand.Literal(new Value.Text("7"));
        Operand cut = new Operand.Literal(new Value.Text("7\0"));
        for (RowFilter other : List.of(
                new RowFilter.Compare("name", Comparison.EQUAL, number),
                new RowFilter.Compare("tenant", Comparison.EQUAL, text),
                new RowFilter.Compare("name", Comparison.EQUAL, cut),
                new RowFilter.OneOf("name", List.of(text, number)),
                new RowFilter.Any(List.of(new RowFilter.IsNull("name"), new RowFilter.OneOf("tenant", List.of(text)))),
                new RowFilter.In("tenant", ORDERS, "customer", new RowFilter.IsNull("total")),
                new RowFilter.In("id", ORDERS, "customer", new RowFilter.Compare("total", Comparison.EQUAL, number)))) {
            assertMiss(granted(filter(other)), Dimension.CATALOG);
        }
        assertAllowed(decide(
                view(ann(), with(READ_CUSTOMERS, filter(new RowFilter.OneOf("name", List.of(text))))),
                reads(CUSTOMERS, "name")));
    }

    @Test
    void aFactOfAnotherKindThanTheColumnIsNoGrant() {
        Identity texts = identity(
                ISSUER, AGENT, "ann", "ticket-1", Set.of(), Map.of("tenant", new Identity.Attribute.Text("7")));
        Grant own = with(READ_CUSTOMERS, filter(OWN_TENANT));

        assertMiss(view(texts, own), Dimension.IDENTITY);
    }

    private static PrincipalView granted(Grant.Terms terms) {
        return view(ann(), with(READ_CUSTOMERS, terms));
    }

    private static void assertMiss(PrincipalView view, Dimension dimension) {
        assertThat(view.of(described(CUSTOMERS))).isEmpty();
        assertThat(decide(view, reads(CUSTOMERS, "name")))
                .isInstanceOfSatisfying(
                        Decision.Deny.class,
                        deny -> assertThat(deny.basis().misses())
                                .containsExactly(new NearMiss("read-customers", dimension)));
    }

    private static void assertAllowed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Allow.class);
    }
}
