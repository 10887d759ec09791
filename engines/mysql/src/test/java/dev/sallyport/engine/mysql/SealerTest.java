package dev.sallyport.engine.mysql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Compare;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sealed text holds. */
final class SealerTest {
    private static final RowFilter TENANT =
            new Compare("tenant_id", Comparison.EQUAL, new Operand.Literal(new Value.Int(7)));
    private static final String FENCE = "LIMIT 18446744073709551615";

    private final TestReader reader = new TestReader(TestCatalog.shop(TestCatalog.MYSQL));

    @AfterEach
    void close() {
        reader.close();
    }

    @Tag("refused")
    @Test
    void obligationsMustCoverEveryReference() {
        Reading.Understood understood = reader.understood("select a.id from users a, orders b");
        Obligations whole = reader.obligations(understood);
        Obligations half = new Obligations(Map.of(0, whole.references().get(0)), whole.limits(), true, List.of());
        assertThatThrownBy(() -> reader.seal(understood, half)).isInstanceOf(IllegalArgumentException.class);
    }

    @Tag("refused")
    @Test
    void obligationsMustBeAboutTheReferencedObject() {
        Reading.Understood understood = reader.understood("select a.id from users a, orders b");
        Obligations whole = reader.obligations(understood);
        TableObligation orders = requireNonNull(whole.references().get(1));
        Obligations other = new Obligations(Map.of(0, orders, 1, orders), whole.limits(), true, List.of());
        assertThatThrownBy(() -> reader.seal(understood, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference `0`");
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from users where email = 'x'",
                "select id from users order by email",
                "select count(*) from users group by email",
                "select count(*) from users having max(email) > ''",
                "select id from orders where exists (select 1 from users where email = '')",
                "select a.id from users a join users b using (email)",
                "select id, rank() over (order by email) as r from users"
            })
    void obligationsMustDiscloseEveryColumnThatIsRead(String sql) {
        Reading.Understood understood = reader.understood(sql);
        Obligations whole = reader.obligations(understood);
        Map<Integer, TableObligation> references = new TreeMap<>();
        whole.references().forEach((reference, each) -> {
            Map<String, Disclosure> columns = new TreeMap<>(each.columns());
            columns.remove("email");
            references.put(reference, new TableObligation(each.grant(), each.object(), columns, each.filter()));
        });
        Obligations withheld = new Obligations(references, whole.limits(), true, List.of());
        assertThatThrownBy(() -> reader.seal(understood, withheld))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`email`");
    }

    @Tag("refused")
    @Test
    void unboundIdentityFactIsNotSealed() {
        RowFilter unbound = new Compare("tenant_id", Comparison.EQUAL, new Operand.IdentityFact("attribute.tenant"));
        Reading.Understood understood = reader.understood("select id from users");
        assertThatThrownBy(() -> reader.filtered("users", unbound).seal(understood))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attribute.tenant");
    }

    @Tag("refused")
    @Test
    void aFilterStandsBehindAFenceUnderEveryReference() {
        String text = text(
                reader.filtered("users", TENANT),
                "select a.id from users a join users b using (id) where exists (select 1 from users c where c.id = a.id)"
                        + " union select id from v_public");
        assertThat(text.split(FENCE, -1)).hasSize(5);
        assertThat(text.split("`tenant_id` = \\?", -1)).hasSize(5);
    }

    @Tag("refused")
    @Test
    void onlyWhatTellsNothingIsCopiedBehindAFence() {
        TestReader filtered = reader.filtered("users", TENANT);
        for (String condition : List.of(
                "ssn = 'x'",
                "id = 'x'",
                "id = 1.5",
                "name = 1",
                "id + 0 = 1",
                "salary = 1",
                "dob = '2020-01-01'",
                "id = tenant_id",
                "id = (select max(id) from orders)",
                "id in (1, 2)",
                "name like 'a%'",
                "id = 1 or id = 2",
                "not id = 1",
                "id <=> null")) {
            String text = text(filtered, "select id from users where " + condition);
            assertThat(text.substring(text.indexOf("WHERE"), text.indexOf(FENCE)))
                    .as(condition)
                    .isEqualTo("WHERE `users_1`.`tenant_id` = ? ");
        }
        assertThat(text(filtered, "select id from users where id = 5 and name = 'a'"))
                .contains("(`users_1`.`tenant_id` = ?) AND (`users_1`.`id` = 5) AND (`users_1`.`name` = 'a') " + FENCE);
    }

    @Test
    void aTableWithoutAFilterHasNoFence() {
        assertThat(text(reader, "select id from users where id = 5")).doesNotContain(FENCE);
    }

    @Test
    void maskedColumnsAreGuardedAndClearOnesAreNot() {
        Sealed sealed = reader.seal("select id from users");
        MySqlRelation users = reader.relation("users");
        assertThat(sealed.guarded())
                .contains(guard(users, "ssn"), guard(users, "email"), guard(users, "salary"), guard(users, "profile"))
                .doesNotContain(guard(users, "id"), guard(users, "name"));
    }

    private static String guard(MySqlRelation relation, String column) {
        return Grounds.guard(relation, column);
    }

    @Test
    void closureHoldsTheTablesOfFiltersAndOfViewsToo() {
        RowFilter filter = new RowFilter.In(
                "user_id",
                new ObjectName("shop-my", "shop", "", "payments"),
                "id",
                new Compare("card_no", Comparison.EQUAL, new Operand.Literal(new Value.Text("k"))));
        Sealed sealed = reader.filtered("orders", filter).seal("select id from orders");
        assertThat(sealed.closure().objects())
                .extracting(Closure.Member::id)
                .containsExactlyInAnyOrder(id("orders"), id("payments"));
        assertThat(TestReader.text(sealed)).doesNotContain("'k'");
        assertThat(reader.seal("select id from v_public").closure().objects())
                .extracting(Closure.Member::id)
                .containsExactlyInAnyOrder(id("v_public"), id("users"));
    }

    private String id(String table) {
        return reader.relation(table).id();
    }

    @Test
    void parametersStandInTheOrderOfTheText() {
        TestReader filtered = reader.filtered("users", TENANT);
        Sealed sealed = filtered.seal(
                "select concat(note, ?) as n from users where name = ? order by id limit ?",
                new Value.Text("a"),
                new Value.Text("b"),
                new Value.Int(1));
        assertThat(sealed.parameters())
                .startsWith(new Sealed.Parameter.Caller(1), new Sealed.Parameter.Bound(new Value.Int(7)))
                .endsWith(new Sealed.Parameter.Caller(2), new Sealed.Parameter.Caller(3));
        assertThat(TestReader.text(sealed).chars().filter(c -> c == '?').count())
                .isEqualTo(sealed.parameters().size());
    }

    @Test
    void originsAreConservative() {
        assertThat(reader.seal("select ssn, upper(ssn), id, ssn as x, count(*) c from users group by 1, 2, 3, 4")
                        .columns())
                .containsExactly(
                        new OutputColumn("ssn", Origin.MASKED, "redact"),
                        new OutputColumn("upper(ssn)", Origin.DERIVED_FROM_MASK, ""),
                        new OutputColumn("id", Origin.CLEAR, ""),
                        new OutputColumn("x", Origin.MASKED, "redact"),
                        new OutputColumn("c", Origin.CLEAR, ""));
    }

    @Test
    void noValueStandsInALabel() {
        assertThat(reader.seal("select concat(name, 'secret', 42), id + 7 from users")
                        .columns())
                .extracting(OutputColumn::label)
                .noneMatch(label -> label.contains("secret") || label.contains("42") || label.contains("7"));
    }

    @Test
    void settingsArePinnedAndTheTextIsOurs() {
        Sealed sealed = reader.seal("SELECT  Id FROM USERS -- all\n");
        assertThat(sealed.settings()).isEqualTo(MySqlSettings.pinned(TestCatalog.MYSQL));
        assertThat(TestReader.text(sealed)).contains("`shop`.`users`").doesNotContain("--", "USERS");
    }

    private static String text(TestReader reader, String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
