package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Told;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Compare;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is sent for a plan, and which names it may tell. */
final class PlanSealerTest {
    private static final RowFilter OF_TICKETS = new RowFilter.In(
            "user_id",
            new ObjectName("shop-pg", "shop", "public", "tickets"),
            "user_id",
            new Compare("body", Comparison.EQUAL, new Operand.Literal(new Value.Text("b"))));

    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    @Tag("refused")
    void whatAFilterReadsIsNotTold() {
        TestReader filtered = reader.filtered("public", "orders", OF_TICKETS);
        assertThat(tables(filtered.seal("explain select id from orders"))).containsExactly("orders");
        assertThat(tables(filtered.seal("explain select o.id from orders o, tickets t where t.id = o.id")))
                .containsExactly("orders");
    }

    @Test
    @Tag("refused")
    void whatAViewReadsIsNotTold() {
        assertThat(tables(reader.seal("explain select id from v_plain"))).doesNotContain("users");
        assertThat(tables(reader.seal("explain select v.id from v_plain v, users u, orders o")))
                .contains("orders")
                .doesNotContain("users");
    }

    @Test
    @Tag("refused")
    void aReadTellsNoNames() {
        assertThat(reader.seal("select id from orders").told()).isEmpty();
    }

    @Test
    @Tag("refused")
    void literalsOfOthersHaveNoPlaceInIt() {
        String sql = "explain select id from orders where id = 5";
        Sealed sealed = reader.seal(sql);
        assertThat(sealed.gaps()).isEmpty();
        assertThat(sealed.isMadeOf(reader.shape(sql))).isFalse();
    }

    @Test
    void masksAndFiltersStandInWhatIsPlanned() {
        String sql = "select id, ssn from users where email like 'a%'";
        Sealed read = reader.seal(sql);
        Sealed plan = reader.seal("explain (costs off) " + sql);
        assertThat(TestReader.text(plan)).isEqualTo(PostgresPlanSealer.WORDS + TestReader.text(read));
        assertThat(plan.columns()).containsExactly(new OutputColumn("QUERY PLAN", Origin.CLEAR, ""));
        assertThat(plan.closure()).isEqualTo(read.closure());
        assertThat(plan.guarded()).isEqualTo(read.guarded());
        assertThat(plan.settings()).isEqualTo(read.settings());
        assertThat(plan.parameters()).isEqualTo(read.parameters());
        assertThat(plan.limits()).isEqualTo(read.limits());
    }

    @Test
    void clearColumnsAreThoseOfEveryReference() {
        List<Told> told =
                reader.seal("explain select a.id from users a, users b").told();
        assertThat(told).singleElement().satisfies(users -> {
            assertThat(users.object().object()).isEqualTo("users");
            assertThat(users.clear()).contains("1", "3").doesNotContain("4", "5", "6", "10", "11");
        });
    }

    private static List<String> tables(Sealed sealed) {
        return sealed.told().stream().map(each -> each.object().object()).toList();
    }
}
