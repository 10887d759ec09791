package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.postgresql.PostgresPlanNames.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a plan is told, on plans as PostgreSQL 18 wrote them and on ones that no server writes. */
final class PlanTextTest {
    private static final PostgresPlanNames NAMES = new PostgresPlanNames(Map.of(
            new Table("shop", "orders"), Set.of("orders_pkey", "orders_by_customer"),
            new Table("shop", "customers"), Set.of("customers_pkey")));

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "",
                "no plan",
                "[]",
                "{}",
                "[{}]",
                "[{\"Plan\": []}]",
                "[{\"Plan\": {}}]",
                "[{\"Plan\": {\"Node Type\": 5}}]",
                "[{\"Plan\": {\"Node Type\": \"Limit\", \"Plans\": {}}}]",
                "[{\"Plan\": {\"Node Type\": \"Limit\", \"Plans\": [5]}}]",
                "[{\"Plan\": {\"Node Type\": \"Limit\", \"Plans\": [{}]}}]",
                "[{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Relation Name\": {\"canary\": 1}}}]",
                "[{\"Plan\": {\"Node Type\": \"Limit\"}}, {\"Plan\": {\"Node Type\": \"Limit\"}}]",
                "[{\"Plan\": {\"Node Type\": \"Limit\"}, \"Plan\": {\"Node Type\": \"Limit\"}}]",
                "[{\"Plan\": {\"Node Type\": \"Limit\"}}] [1]",
                "[{\"Plan\": {\"Node Type\": \"Limit\"}}",
            })
    void whatIsNoPlanIsABreachAndSaysNothing(String document) {
        assertThatThrownBy(() -> lines(document))
                .isInstanceOfSatisfying(
                        EngineFailure.class,
                        failure -> assertThat(failure.errorClass()).isEqualTo("PLAN"))
                .hasNoCause();
    }

    @Test
    @Tag("refused")
    void noWordOfAServerIsPassedOnThatIsNotKnown() throws EngineFailure {
        assertThat(lines("""
                [{"Settings": {"canary": "canary"}, "Plan": {"Node Type": "Canary Scan", "Join Type": "canary",
                  "Strategy": "canary", "Scan Direction": "canary", "Parent Relationship": "canary", "Alias": "canary",
                  "Index Name": "canary", "Relation Name": "canary", "Schema": "canary", "Filter": "canary",
                  "Custom": [{"Node Type": "canary", "Plans": [{"Node Type": "canary"}]}],
                  "Plans": [{"Node Type": "Hash Join", "Join Type": "canary"},
                            {"Node Type": "Nested Loop", "Join Type": "Inner"},
                            {"Node Type": "Aggregate", "Strategy": "canary"},
                            {"Node Type": "Function Scan", "Function Name": "canary", "Schema": "shop"},
                            {"Node Type": "Foreign Scan", "Relation Name": "orders", "Schema": "shop"}]}}]
                """))
                .containsExactly(
                        "Node using hidden on hidden",
                        "  -> Hash Join",
                        "  -> Nested Loop",
                        "  -> Aggregate",
                        "  -> Function Scan",
                        "  -> Node on shop.orders");
    }

    @Test
    @Tag("refused")
    void aTableOfAnotherSchemaIsHidden() throws EngineFailure {
        assertThat(lines(scan("vault", "orders", "orders_pkey"))).containsExactly("Index Scan using hidden on hidden");
        assertThat(lines(scan("shop", "customers", "orders_pkey")))
                .containsExactly("Index Scan using hidden on shop.customers");
    }

    @Test
    void namesThatCouldBeTakenForOthersStandInQuotes() throws EngineFailure {
        var odd = new PostgresPlanNames(Map.of(new Table("shop", "hidden"), Set.of("a\"b on c")));
        assertThat(PostgresPlanText.lines(
                        PostgresPlanReader.read(
                                scan("shop", "hidden", "a\\\"b on c").getBytes(UTF_8)),
                        odd))
                .containsExactly("Index Scan using \"a\"\"b on c\" on shop.\"hidden\"");
    }

    @Test
    void joinsBranchesAndParallelStepsAreTold() throws EngineFailure, IOException {
        assertThat(recorded("plan_joins.json"))
                .containsExactly(
                        "Sort",
                        "  -> InitPlan: GroupAggregate",
                        "       -> Sort",
                        "            -> Gather",
                        "                 -> Seq Scan on shop.orders",
                        "  -> Nested Loop Left Join",
                        "       -> Nested Loop",
                        "            -> HashAggregate",
                        "                 -> Index Scan using hidden on hidden",
                        "            -> Index Scan using customers_pkey on shop.customers",
                        "       -> CTE Scan",
                        "       -> SubPlan: Result",
                        "            -> InitPlan: Limit",
                        "                 -> Index Scan Backward using orders_pkey on shop.orders");
    }

    @Test
    void anIndexAloneIsOneOfTheTableAboveIt() throws EngineFailure, IOException {
        assertThat(recorded("plan_bitmap.json"))
                .containsExactly(
                        "Limit",
                        "  -> Gather Merge",
                        "       -> Sort",
                        "            -> Bitmap Heap Scan on shop.orders",
                        "                 -> BitmapOr",
                        "                      -> Bitmap Index Scan on hidden",
                        "                      -> Bitmap Index Scan on orders_by_customer");
    }

    private static String scan(String schema, String table, String index) {
        return """
                [{"Plan": {"Node Type": "Index Scan", "Schema": "%s", "Relation Name": "%s", "Index Name": "%s"}}]
                """.formatted(schema, table, index);
    }

    private static List<String> lines(String document) throws EngineFailure {
        return PostgresPlanText.lines(PostgresPlanReader.read(document.getBytes(UTF_8)), NAMES);
    }

    private static List<String> recorded(String name) throws EngineFailure, IOException {
        try (InputStream stream = Objects.requireNonNull(PlanTextTest.class.getResourceAsStream(name))) {
            String document = new String(stream.readAllBytes(), UTF_8);
            assertThat(document).contains("canary");
            return lines(document);
        }
    }
}
