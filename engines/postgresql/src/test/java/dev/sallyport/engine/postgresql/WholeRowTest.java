package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name in FROM that stands for its row. */
final class WholeRowTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select u from users u",
                "select u is null from users u",
                "select u = u from users u",
                "select coalesce(u, u) from users u",
                "select case when true then u end from users u",
                "select (u, 1) = (u, 1) from users u",
                "select array[u] from users u",
                "select u in (u) from users u",
                "select to_jsonb(u) from users u (a, b)",
                "select to_jsonb(m) from moods m",
                "select count(distinct m.*) from moods m",
                "select id from moods m order by m",
                "select to_jsonb(s) from (select m.mood from moods m) s",
                "select to_jsonb(s) from (select id, id from users) s",
                "select u::text from users u",
                "select u from users u group by u",
                "select distinct on (u) id from users u",
                "select id from users u where u like 'a'",
                "values ((select u from users u))",
            })
    void aRowIsNoValueButForAFunctionOrAnOrder(String sql) {
        assertThat(reader.refusal(sql).rule()).isIn("names.whole-row", "types.row", "types.allow-list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ssn(u, u) from users u",
                "select ssn(distinct u) from users u",
                "select ssn(u) over () from users u",
                "select ssn(u) filter (where true) from users u",
                "select public.ssn(u) from users u",
                "select users(u) from users u",
                "select text(u) from users u",
                "select password_hash(u) from users u",
                "select (u).password_hash from users u",
                "select ssn(v) from users u",
                "select ssn(id) from users u",
                "select (id).ssn from users u",
                "select (u.id).ssn from users u",
                "select (select u from users u).ssn",
                "select (to_jsonb(u)).ssn from users u",
                "select ssn(s) from (select u from users u) s",
                "select (u).* from users u",
                "select array_agg(u) from users u",
                "select lag(u) over (order by id) from users u",
                "select lower(u) from users u",
                "select name(u) from users u",
                "select u.ssn.x from users u",
                "select to_jsonb(v) from users u",
                "select to_jsonb(v.*) from users u",
                "select to_jsonb(api_keys) from users u",
            })
    void aRowOpensNoWayAroundTheNames(String sql) {
        assertThat(reader.refusal(sql)).isNotNull();
    }

    /** As the server has it, so that the mask of the column is there as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ssn(u) from users u",
                "select ssn(u.*) from users u",
                "select (u).ssn from users u",
                "select (users).ssn from users",
                "select u.ssn from users u join orders on ssn(u) = 'x'",
                "select ssn(s) from (select ssn from users) s",
                "select (select ssn(u)) from users u"
            })
    void aColumnOfARowIsTheColumn(String sql) {
        String plain =
                sql.replace("ssn(u)", "u.ssn").replace("ssn(u.*)", "u.ssn").replace("(u).ssn", "u.ssn");
        plain = plain.replace("(users).ssn", "users.ssn").replace("ssn(s)", "s.ssn");
        assertThat(TestReader.text(reader.seal(sql))).isEqualTo(TestReader.text(reader.seal(plain)));
        assertThat(reader.understood(sql).operation())
                .isEqualTo(reader.understood(plain).operation());
    }

    /** One grant shows `ship_note` by name, and another shows most by `*`. */
    @Test
    void aRowHoldsNoColumnThatIsReadByNameAlone() {
        try (TestReader narrow = new TestReader(TestCatalog.visibleButByName("orders", "ship_note"))) {
            assertThat(TestReader.text(narrow.seal("select to_jsonb(o) from orders o")))
                    .doesNotContain("ship_note");
            assertThat(narrow.refusal("select to_jsonb(o) from orders o where o.ship_note = 'x'")
                            .rule())
                    .isEqualTo("names.whole-row");
        }
    }

    @Test
    void aRowIsMadeOfWhatTheStarShowsAndMaskedLikeIt() {
        String text = TestReader.text(reader.seal("select to_jsonb(u) from users u order by u"));
        assertThat(text)
                .contains("CASE WHEN (\"u\".\"ssn\" IS NULL)", "to_jsonb\"(\"u\".*)", "ORDER BY \"u\".*")
                .doesNotContain("password_hash");
    }
}
