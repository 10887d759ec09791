package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and with which words; then what is understood. */
final class ResolverTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @Tag("refused")
    @Test
    void missingUngrantedAndSystemTablesGetOneAnswer() {
        Refusal missing = reader.refusal("select id from missing_x");
        assertThat(missing.reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        for (String name : List.of("audit_log", "api_keys_", "pg_class", "pg_stats", "information")) {
            assertThat(named(reader.refusal("select id from " + name), name)).isEqualTo(named(missing, "missing_x"));
        }
        assertThat(reader.refusal("select id from hr.employees").message())
                .isEqualTo("`hr.employees` does not exist or is not granted to you");
        assertThat(reader.refusal("select 1 from information_schema.tables").reason())
                .isEqualTo(Reason.UNKNOWN_OBJECT);
        assertThat(reader.refusal("select 1 from other.public.users").reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    @Tag("refused")
    @Test
    void missingWithheldAndSystemColumnsGetOneAnswer() {
        Refusal missing = reader.refusal("select nothing_of_it from users");
        assertThat(missing.reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        for (String name : List.of("password_hash", "ctid", "xmin", "tableoid")) {
            assertThat(named(reader.refusal("select " + name + " from users"), name))
                    .isEqualTo(named(missing, "nothing_of_it"));
        }
    }

    /** The server compares a column among the values by itself, and the others as one array. */
    @Tag("refused")
    @Test
    void columnsAmongValuesOfOtherTypesAreRefused() {
        assertThat(reader.refusal("select id from users where id in (1, salary)")
                        .message())
                .isEqualTo("`in` has values of different types");
        assertThat(reader.refusal("select id from users where id not in (1, salary, 2)")
                        .message())
                .isEqualTo("`in` has values of different types");
    }

    /** The same words whether the table is there and hidden, or is not there at all. */
    @Tag("refused")
    @Test
    void hiddenTableAnswersAsIfItWereDropped() {
        PostgresCatalog nothing = TestCatalog.shop().visibleTo(object -> Optional.empty());
        try (TestReader blind = new TestReader(nothing)) {
            assertThat(blind.refusal("select id from api_keys").message())
                    .isEqualTo(reader.refusal("select id from api_keys").message());
        }
    }

    private static Refusal named(Refusal refusal, String name) {
        return new Refusal(refusal.reason(), refusal.message().replace(name, "?"), refusal.rule(), refusal.nextStep());
    }

    @Tag("refused")
    @Test
    void nearestNameOfTheOwnCatalogIsSuggested() {
        assertThat(reader.refusal("select id from usrs").nextStep()).contains("`users`");
        assertThat(reader.refusal("select emial from users").nextStep()).contains("`email`");
        assertThat(reader.refusal("select password_has from users").nextStep()).doesNotContain("password_hash");
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select set_config('a', 'b', false)",
                "select pg_read_file('x')",
                "select to_regclass('users')",
                "select pg_sleep(1)",
                "select lastval()",
                "select random()",
                "select no_such_function(1)",
                "select query_to_xml('select 1', true, true, '')",
                "select fn_ssn(1)",
                "select public.lower('X')",
                "select current_setting('x')",
                "select has_table_privilege('users', 'select')"
            })
    void otherFunctionsGetOneAnswer(String sql) {
        Refusal refusal = reader.refusal(sql);
        assertThat(refusal.reason()).isEqualTo(Reason.FUNCTION_NOT_ALLOWED);
        assertThat(refusal.rule()).isEqualTo("functions.allow-list");
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'users'::regclass",
                "select 'x'::no_such_type",
                "select tags || 'x' from users",
                "select name + 1 from users",
                "select id from users where name",
                "select id from users where name = 1",
                "select id from users a, users a",
                "select id from users a, orders b",
                "select case when id = 1 then name else 1 end from users",
                "select id from users order by 2",
                "select id from users order by 'x'",
                "select id from users limit id",
                "select lower(1) from users",
                "select id from users where id in (1, 'x', date '2024-01-01')"
            })
    void whatHasNoSingleMeaningIsRefused(String sql) {
        assertThat(reader.refusal(sql).reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select repeat('x', 1001)",
                "select repeat('x', id) from users",
                "select repeat('x', 9 * 9)",
                "select repeat('x', '9')",
                "select repeat('x', (select 9))",
                "select lpad('x', 99999999, 'y')",
                "select rpad(name, 2000) from users",
                "select format('%1000s', 'x')",
                "select format('%-10s', 'x')",
                "select format('%*s', 10, 'x')",
                "select format('%1$*2$s', 'x', 10)",
                "select format('%', 'x')",
                "select format('%%%9s', 'x')",
                "select format(name, 'x') from users",
                "select format('%1' || '000s', 'x')",
                "select format('%s'::text, 'x')",
                "select repeat(repeat('x', 1000), 1000)",
                "select lpad(upper(repeat('x', 1000)), 1000)",
                "select format('%s', repeat('x', 9))",
                "select repeat((select repeat(name, 9) from users limit 1), 9)",
            })
    void aSizeThatIsNotWrittenOutIsRefused(String sql) {
        assertThat(reader.refusal(sql).rule()).isEqualTo("functions.size");
    }

    @Tag("refused")
    @Test
    void parametersMustFit() {
        assertThat(reader.refusal("select id from users where id = $1").reason())
                .isEqualTo(Reason.BAD_PARAMETER);
        assertThat(reader.refusal("select id from users", new Value.Int(1)).reason())
                .isEqualTo(Reason.BAD_PARAMETER);
        assertThat(reader.refusal("select id from users where dob = $1", new Value.Text("x"))
                        .reason())
                .isEqualTo(Reason.BAD_PARAMETER);
    }

    @Tag("refused")
    @Test
    void refusalAfterATreeKnowsItsKindAndPlace() {
        assertThat(reader.read("select password_hash from users"))
                .isInstanceOfSatisfying(Reading.Opaque.class, opaque -> {
                    assertThat(opaque.kind()).isEqualTo(OperationKind.READ);
                    assertThat(opaque.refusal().position()).isPresent();
                });
    }

    @Test
    void effectsNameEveryUse() {
        List<Effect> effects = reader.understood("select u.name, upper(u.note) from users u join orders o"
                        + " on o.user_id = u.id where o.total > 1 order by u.country")
                .operation()
                .effects();
        assertThat(effects).hasSize(2);
        assertThat(effects.getFirst().read()).containsExactly("country", "id", "name", "note");
        assertThat(effects.getFirst().tested()).containsExactly("country", "id", "note");
        assertThat(effects.getFirst().returned()).containsExactly("name", "note");
        assertThat(effects.getLast().read()).containsExactly("total", "user_id");
    }

    @Test
    void shapeHoldsNoValue() {
        assertThat(reader.understood("select name from users where ssn = '900-12-3456' and id in (1, 2) limit 3")
                        .shape())
                .doesNotContain("900", "1", "2", "3");
    }

    @Test
    void functionsAreNamed() {
        assertThat(reader.understood("select lower(name), count(*) from users group by 1")
                        .operation()
                        .functions())
                .containsExactly("count", "lower");
    }

    @Test
    void namesFollowTheServersRules() {
        assertThat(sealed("select id as name from users order by name")).endsWith("ORDER BY 1");
        assertThat(sealed("select id as name, count(*) from users group by name, 1"))
                .endsWith("GROUP BY \"users\".\"name\", 1");
        assertThat(sealed("select id as name from users order by name || 'x'"))
                .contains("ORDER BY \"users\".\"name\" OPERATOR");
        assertThat(sealed("select \"users\".id from public.users, sales.users as s where s.region = 'x'"))
                .contains("\"public\".\"users\"", "\"sales\".\"users\"");
    }

    private String sealed(String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
