package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantCheckTest {
    @Test
    void whatThisBuildDoesNotEnforceIsRefusedByName() {
        assertField("reversible_only", reserved(new Grant.Reserved(false, true, 0, 0)));
        assertField("max_cost", reserved(new Grant.Reserved(false, false, 9, 0)));
        assertField("calls_per_minute", reserved(new Grant.Reserved(false, false, 0, 60)));
        assertThat(GrantCheck.problem(reserved(new Grant.Reserved(false, true, 0, 0)), NOW)
                        .orElseThrow()
                        .message())
                .isEqualTo("`reversible_only` is `true`, expected it not set: this build does not enforce it");
        assertThat(GrantCheck.problem(reserved(new Grant.Reserved(true, false, 0, 0)), NOW))
                .isEmpty();
    }

    @Test
    void aGrantIsBoundedInTime() {
        assertField("expire_time", until(NOW));
        assertField("expire_time", until(NOW.minusSeconds(120)));
        assertField("expire_time", until(NOW.plus(Duration.ofDays(30)).plusNanos(1)));
        assertThat(GrantCheck.problem(until(NOW.plus(Duration.ofDays(30))), NOW))
                .isEmpty();
    }

    @Test
    void aGrantIsAboutSomething() {
        assertField("name", named(READ_CUSTOMERS, "Read customers"));
        Grant.Scope scope = READ_CUSTOMERS.scope();
        assertField("source", with(READ_CUSTOMERS, new Grant.Scope("", "shop", scope.objects(), scope.verbs())));
        assertField("database", with(READ_CUSTOMERS, new Grant.Scope("shop", " ", scope.objects(), scope.verbs())));
        assertField("objects", with(READ_CUSTOMERS, new Grant.Scope("shop", "shop", List.of(), scope.verbs())));
        assertField("verbs", with(READ_CUSTOMERS, new Grant.Scope("shop", "shop", scope.objects(), Set.of())));
        assertField("columns.column", with(READ_CUSTOMERS, columns(Map.of(" ", CLEAR))));
        assertField("approval_rule", with(READ_CUSTOMERS, approval(" ")));
        assertField("limits", with(READ_CUSTOMERS, limits(new Limits(0, 1, 1, 0, Duration.ofSeconds(1)))));
        assertThat(GrantCheck.problem(READ_CUSTOMERS, NOW)).isEmpty();
    }

    @Test
    void aGrantThatWritesSaysHowManyRows() {
        Grant none = with(READ_CUSTOMERS, limits(new Limits(1, 1, 1, 0, Duration.ofSeconds(1))));

        for (Verb verb : List.of(Verb.INSERT, Verb.UPDATE, Verb.DELETE)) {
            assertField("limits.affected", with(none, verbs(none, Verb.READ, verb)));
            assertThat(GrantCheck.problem(with(READ_CUSTOMERS, verbs(none, verb)), NOW))
                    .isEmpty();
        }
        assertThat(GrantCheck.problem(none, NOW)).isEmpty();
    }

    @Test
    void aFilterSaysSomethingThatCanBeEvaluated() {
        Operand seven = new Operand.Literal(new Value.Int(7));
        RowFilter deep = new RowFilter.IsNull("tenant");
        for (int i = 0; i < 8; i++) {
            deep = new RowFilter.All(List.of(deep));
        }
        assertFilter(deep);
        assertFilter(new RowFilter.All(List.of()));
        assertFilter(new RowFilter.Any(List.of()));
        assertFilter(new RowFilter.OneOf("tenant", List.of()));
        assertFilter(new RowFilter.IsNull(""));
        assertFilter(new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Null())));
        assertFilter(new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.IdentityFact("mood")));
        assertFilter(new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.IdentityFact("attribute.")));
        ObjectName elsewhere = new ObjectName("other", "shop", "public", "orders");
        RowFilter seventh = new RowFilter.Compare("id", Comparison.EQUAL, seven);
        assertFilter(new RowFilter.In("id", elsewhere, "customer", seventh));
        assertThat(GrantCheck.problem(with(READ_CUSTOMERS, filter(OWN_TENANT)), NOW))
                .isEmpty();
    }

    @Test
    void theSubjectAloneIsNoHuman() {
        RowFilter own = new RowFilter.Compare("name", Comparison.EQUAL, new Operand.IdentityFact("human"));
        Grant mine = with(READ_CUSTOMERS, filter(own));
        Grant everyones = with(
                mine,
                new Grant.Who(
                        mine.who().agent(),
                        new HumanSelector.Everyone(),
                        mine.who().task()));

        assertField("row_filter", everyones);
        assertThat(GrantCheck.problem(mine, NOW)).isEmpty();
    }

    @Test
    void nobodyGrantsToThemselves() {
        Grant group = with(
                READ_CUSTOMERS,
                new Grant.Who(
                        READ_CUSTOMERS.who().agent(),
                        new HumanSelector.Group(ISSUER, "support"),
                        new TaskSelector.Any()));
        Identity ann = identity("", "ann", "");
        Identity stranger = identity("https://other", "", "ann", "", Set.of("support"), Map.of());

        assertThat(READ_CUSTOMERS.isSelfGrantOf(ann)).isTrue();
        assertThat(group.isSelfGrantOf(ann)).isTrue();
        assertThat(READ_CUSTOMERS.isSelfGrantOf(stranger)).isFalse();
        assertThat(group.isSelfGrantOf(stranger)).isFalse();
    }

    @Test
    void anAgentIsASpiffeIdAndAPrefixEndsAtASegment() {
        assertThatThrownBy(() -> new AgentSelector.Exact("bot")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AgentSelector.Exact("spiffe://shop.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AgentSelector.Exact("spiffe://shop.example/a/../b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AgentSelector.Prefix("spiffe://shop.example/a/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(AgentSelector.selecting("spiffe://d/a/b"))
                .containsExactly(
                        new AgentSelector.Exact("spiffe://d/a/b"),
                        new AgentSelector.Prefix("spiffe://d/a"),
                        new AgentSelector.Prefix("spiffe://d"));
        assertThat(AgentSelector.selecting("nonsense")).isEmpty();
    }

    private static Grant reserved(Grant.Reserved reserved) {
        return with(
                READ_CUSTOMERS,
                new Grant.Terms(Map.of(), Optional.empty(), LIMITS, Set.of(), false, Optional.empty(), reserved));
    }

    private static Grant until(java.time.Instant expiry) {
        return READ_CUSTOMERS.with(new Grant.Period(NOW.minusSeconds(60), expiry));
    }

    private static void assertFilter(RowFilter filter) {
        assertField("row_filter", with(READ_CUSTOMERS, filter(filter)));
    }

    private static void assertField(String field, Grant grant) {
        assertThat(GrantCheck.problem(grant, NOW))
                .map(GrantCheck.Problem::field)
                .contains(field);
    }
}
