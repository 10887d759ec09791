package dev.sallyport.engine.postgresql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Compare;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a sealed text holds. */
final class SealerTest {
    private static final RowFilter TENANT =
            new Compare("tenant_id", Comparison.EQUAL, new Operand.Literal(new Value.Int(7)));

    private final TestReader reader = new TestReader(TestCatalog.visible());

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
    @Test
    void obligationsMustDiscloseEveryColumnThatIsRead() {
        Reading.Understood understood = reader.understood("select id from users where email = 'x'");
        Obligations whole = reader.obligations(understood);
        TableObligation users = requireNonNull(whole.references().get(0));
        Map<String, Disclosure> columns = new TreeMap<>(users.columns());
        columns.remove("email");
        TableObligation less = new TableObligation(users.grant(), users.object(), columns, users.filter());
        Obligations withheld = new Obligations(Map.of(0, less), whole.limits(), true, List.of());
        assertThatThrownBy(() -> reader.seal(understood, withheld))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`email`");
    }

    @Tag("refused")
    @Test
    void unboundIdentityFactIsNotSealed() {
        RowFilter unbound = new Compare("tenant_id", Comparison.EQUAL, new Operand.IdentityFact("attribute.tenant"));
        Reading.Understood understood = reader.understood("select id from users");
        assertThatThrownBy(() -> reader.filtered("public", "users", unbound).seal(understood))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attribute.tenant");
    }

    @Test
    void aDocumentByPathsIsMaskedAndWhatIsMadeOfItDerived() {
        assertThat(reader.seal("select profile, profile ->> 'theme' as theme from users")
                        .columns())
                .containsExactly(
                        new OutputColumn("profile", Origin.MASKED, "document"),
                        new OutputColumn("theme", Origin.DERIVED_FROM_MASK, ""));
    }

    @Test
    void maskedAndWithheldColumnsAreGuarded() {
        Sealed sealed = reader.seal("select id from users");
        String users = id("public", "users");
        assertThat(sealed.guarded())
                .contains(users + "/4", users + "/5", users + "/6", users + "/10", users + "/11")
                .doesNotContain(users + "/1", users + "/3");
    }

    @Test
    void closureHoldsTheTablesOfFiltersToo() {
        RowFilter filter = new RowFilter.In(
                "user_id",
                new ObjectName("shop-pg", "shop", "public", "api_keys"),
                "id",
                new Compare("key", Comparison.EQUAL, new Operand.Literal(new Value.Text("k"))));
        Sealed sealed = reader.filtered("public", "orders", filter).seal("select id from orders");
        assertThat(sealed.closure().objects())
                .extracting(Closure.Member::id)
                .containsExactlyInAnyOrder(id("public", "orders"), id("public", "api_keys"));
        assertThat(sealed.parameters()).containsExactly(new Sealed.Parameter.Bound(new Value.Text("k")));
        assertThat(TestReader.text(sealed)).doesNotContain("'k'");
    }

    @Test
    void parametersStandInTheOrderOfTheText() {
        TestReader filtered = reader.filtered("public", "users", TENANT);
        Sealed sealed = filtered.seal(
                "select id from users where name = $2 and country = $1 and note = $2",
                new Value.Text("a"),
                new Value.Text("b"));
        assertThat(sealed.parameters())
                .startsWith(new Sealed.Parameter.Bound(new Value.Int(7)))
                .endsWith(
                        new Sealed.Parameter.Caller(2), new Sealed.Parameter.Caller(1), new Sealed.Parameter.Caller(2));
        assertThat(TestReader.text(sealed).chars().filter(c -> c == '?').count())
                .isEqualTo(sealed.parameters().size());
    }

    /** A parameter that occurs twice is two parameters for the server, so that the key must not repeat it. */
    @Test
    void keyThatRepeatsAnOutputWithAParameterIsItsNumber() {
        Sealed sealed = reader.seal(
                "select date_trunc($1, created_at), count(*) from users group by date_trunc($1, created_at) order by 1",
                new Value.Text("month"));
        assertThat(TestReader.text(sealed)).endsWith("GROUP BY 1 ORDER BY 1");
        assertThat(sealed.parameters()).containsExactly(new Sealed.Parameter.Caller(1));
    }

    @Test
    void textFiltersCompareBytes() {
        RowFilter filter = new Compare("country", Comparison.EQUAL, new Operand.Literal(new Value.Text("DE")));
        assertThat(text(reader.filtered("public", "users", filter), "select id from users"))
                .contains("COLLATE \"pg_catalog\".\"C\"");
    }

    @Test
    void originsAreConservative() {
        assertThat(reader.seal("select ssn, upper(ssn), id, ssn as x, count(*) over_ from users group by 1, 2, 3, 4")
                        .columns())
                .containsExactly(
                        new OutputColumn("ssn", Origin.MASKED, "redact"),
                        new OutputColumn("upper", Origin.DERIVED_FROM_MASK, ""),
                        new OutputColumn("id", Origin.CLEAR, ""),
                        new OutputColumn("x", Origin.MASKED, "redact"),
                        new OutputColumn("over_", Origin.CLEAR, ""));
    }

    @Test
    void sealedTextsAreTheGoldenOnes() throws IOException {
        List<String> lines = new ArrayList<>();
        TestReader filtered = reader.filtered("public", "users", TENANT);
        List<String> statements = new ArrayList<>(Fixtures.lines("sealed.sql"));
        statements.addAll(Fixtures.lines("pair_17.sql"));
        for (String sql : statements.stream().sorted().toList()) {
            lines.add("-- " + sql);
            lines.add(text(filtered, sql));
            lines.add("");
        }
        Golden.assertSame(String.join("\n", lines), "sealed.golden");
    }

    private static String text(TestReader reader, String sql) {
        return TestReader.text(reader.seal(sql));
    }

    private static String id(String schema, String table) {
        return TestCatalog.shop()
                .relation(schema, table)
                .orElseThrow()
                .description()
                .id();
    }
}
