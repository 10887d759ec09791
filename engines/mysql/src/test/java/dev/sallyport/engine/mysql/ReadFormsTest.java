package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subtotals, and hints of indexes that never reach the server. */
final class ReadFormsTest extends ReadByBoth {
    ReadFormsTest() {
        super(TestCatalog::shop);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from users group by rollup (id), name",
                "select id from users group by name, rollup (id)",
                "select id from users group by rollup ((id, name))",
                "select id from users group by rollup ()",
                "select id from users group by rollup (id) with rollup",
                "select id from users group by id with cube",
                "select id from users group by id with rollup with rollup",
                "select id from users order by id with rollup",
                "select rollup (id) from users",
                "select grouping(id) from users group by id",
                "select id from users group by id having grouping(id) = 1",
                "select id from users group by id order by grouping(id)",
                "select id from users where grouping(id) = 1 group by id",
                "use index (i) select 1",
                "select use index (i) 1",
                "select id from users where force index (i) id = 1",
                "select id from users use index i",
                "select id from users use index (i, )",
                "select id from users use index (i) as u",
                "select id from users use (i)",
                "select id from users use index for having (i)",
                "select id from straight_join users",
                "select id from users straight_join"
            })
    void whatIsNoWholeFormIsRefused(String sql) {
        assertNeitherUnderstands(sql);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id, count(*) from users group by id with rollup order by id",
                "select id, count(*) from users group by rollup (id) order by 2",
                "select id, grouping(id) from users group by id with rollup"
            })
    void whatOnlyOneServerHasIsRefusedByTheOther(String sql) {
        assertOnlyMySqlUnderstands(sql);
    }

    @Test
    void noIndexIsNamedToTheServer() {
        assertThat(TestReader.text(reader.seal("select id from users force index (secret_index) where id > 1")))
                .isEqualTo(TestReader.text(reader.seal("select id from users where id > 1")));
    }

    @Test
    void bothSpellingsOfSubtotalsAreOne() {
        assertThat(TestReader.text(mariaDb.seal("select id, name from users group by rollup (id, name)")))
                .isEqualTo(TestReader.text(mariaDb.seal("select id, name from users group by id, name with rollup")))
                .contains("WITH ROLLUP");
    }
}
