package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A view stands for its definition, over tables that are masked and filtered like any other. */
final class ViewTest {
    private static final RowFilter TENANT = new RowFilter.Compare(
            "tenant_id", RowFilter.Comparison.EQUAL, new RowFilter.Operand.Literal(new Value.Int(7)));

    private final TestReader reader = new TestReader(TestCatalog.withOddViews());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from v_keys",
                "select * from v_hashes",
                "select * from v_slow",
                "select * from v_bare",
                "select * from v_changed",
                "select * from v_wider",
                "select * from v_odd",
                "select 1 from users, lateral (select * from v_keys) k",
                "select (select count(*) from v_keys)",
                "select id from v_twice5",
            })
    void whatIsBehindItIsToldInOneAnswer(String sql) {
        assertThat(reader.refusal(sql)).satisfies(refusal -> {
            assertThat(refusal.rule()).isEqualTo("views.definition");
            assertThat(refusal.message() + refusal.nextStep())
                    .doesNotContain("api_keys", "password", "sleep", "tablesample");
        });
    }

    @Test
    void wantOfTimeIsNothingOfTheDefinition() {
        String sql = "select name from v_plain";
        SqlFrontEnd frontEnd = FrontEnds.open();
        frontEnd.read(sql);
        frontEnd.close();
        PostgresReader closed =
                new PostgresReader(frontEnd, PostgresFunctions.load(), new Printer(new PostgresDialect()));

        Reading reading =
                closed.read(new Statement(new Statement.Body.Text(sql), List.of()), TestCatalog.withOddViews());

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Opaque.class,
                        opaque -> assertThat(opaque.refusal().reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE));
    }

    @Test
    void aViewThatIsNotGrantedDoesNotExist() {
        assertThat(reader.refusal("select id from v_hidden").reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select u.id from users u, v_plain where v_plain.name = 'x'",
                "with users as (select 1 as id) select name from v_plain",
                "select tax_ref from v_plain",
            })
    void itsTablesAreNotNamedFromOutside(String sql) {
        assertThat(reader.refusal(sql).reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    @Test
    void theStatementHidesNothingFromTheDefinition() {
        assertThat(text("with users as (select 5 as id) select v.id, users.id from v_plain v, users"))
                .contains("FROM ONLY \"public\".\"users\"");
    }

    @Test
    void masksStandBelowEveryUseAlsoInTheDefinition() {
        assertThat(text("select tax_ref from v_users_public")).contains("CASE WHEN (\"users\".\"ssn\" IS NULL)");
        assertThat(text("select id from v_rich")).contains("NULL").doesNotContain("\"u\".\"salary\" AS \"salary\"");
        assertThat(text("select id from v_of_views where tax_ref = '900-12-3456'"))
                .contains("CASE WHEN (\"users_1\".\"ssn\" IS NULL)");
    }

    @Test
    void rowFiltersOfTheTablesHoldBehindTheFence() {
        reader.filtered("public", "users", TENANT);
        assertThat(text("select id from v_plain where 1 / id > 0")).contains("\"tenant_id\"", "OFFSET 0");
    }

    @Test
    void rowFilterOfTheViewHolds() {
        reader.filtered(
                "public",
                "v_plain",
                new RowFilter.Compare(
                        "label", RowFilter.Comparison.EQUAL, new RowFilter.Operand.Literal(new Value.Text("x"))));
        assertThat(text("select id from v_plain where 1 / id > 0")).contains("\"label\"", "OFFSET 0");
    }

    @Test
    void aTableOfWithInTheDefinitionNeedsNoSchema() {
        assertThat(text("select id from v_with")).contains("FROM ONLY \"public\".\"orders\"");
    }

    @Test
    void aBarrierIsAFence() {
        assertThat(text("select id from barrier where 1 / total > 0")).contains("OFFSET 0");
        assertThat(text("select id from v_plain where 1 / id > 0")).doesNotContain("OFFSET 0");
    }

    @Test
    void theViewAndItsTablesAreEffectsAndStandInTheClosure() {
        var understood = reader.understood("select v.tax_ref as x from v_users_public v");
        assertThat(understood.operation().effects())
                .extracting(effect -> effect.target().object(), Effect::returned)
                .containsExactly(tuple("v_users_public", Set.of("tax_ref")), tuple("users", Set.of("ssn")));
        var sealed = reader.seal(understood);
        assertThat(sealed.closure().objects())
                .extracting(Closure.Member::fingerprint)
                .containsExactlyInAnyOrder("fingerprint of v_users_public", "fingerprint of users");
        assertThat(sealed.columns()).containsExactly(new OutputColumn("x", Origin.DERIVED_FROM_MASK, ""));
    }

    /** Its literals are not the statement's, also where they are equal. */
    @Test
    void noLiteralOfAStatementComesInTheDefinition() {
        ShapedPlan plan = ShapedPlan.of(reader, "select id from v_five where id > 5");
        ShapedPlan other = ShapedPlan.of(reader, "select id from v_five where id > 6");
        assertThat(plan.isFor(other.shape())).isTrue();
        plan.assertServes(other, "v_five");
        assertThat(TestReader.text(other.sealed())).contains("\"user_id\" OPERATOR(\"pg_catalog\".=) 5");
    }

    @Test
    void clearColumnsOfAViewAreClear() {
        assertThat(reader.seal("select id, label from v_plain").columns())
                .extracting(OutputColumn::origin)
                .containsExactly(Origin.CLEAR, Origin.CLEAR);
    }

    private String text(String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
