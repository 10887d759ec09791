package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose numbers of rows multiply. */
final class UnjoinedTablesTest extends ReadByBoth {
    UnjoinedTablesTest() {
        super(TestCatalog::shop);
    }

    /** MySQL counts the product before any limit ends it. */
    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from orders a, orders b, orders c, orders d, orders e",
                "select 1 from orders a cross join orders b cross join orders c cross join orders d cross join orders e",
                "select 1 from orders a join orders b on 1 = 1 join orders c on a.id > 0, orders d, orders e",
                "select 1 from orders a left join orders b on true left join orders c on true, users d, users e",
                "select 1 from users u where exists (select 1 from orders a, orders b, orders c, orders d, orders e"
                        + " where a.user_id = u.id)",
                "select 1 from (select 1 as x from orders a, orders b, orders c, orders d, orders e) x",
                "with r as (select id from orders) select 1 from r a, r b, r c, r d, r e",
                "select 1 from v_public a, v_public b, v_public c, v_public d, v_public e",
                "select 1 from orders a, orders b, orders c, (select id from orders) d, (select max(id) from orders group by status) e"
            })
    void manyTablesThatNothingJoinsAreRefused(String sql) {
        assertThat(reader.refusal(sql).rule()).as(sql).isEqualTo("statement.product");
        assertThat(mariaDb.refusal(sql).rule()).as(sql).isEqualTo("statement.product");
    }

    @Test
    void joinedTablesAndSingleRowsAreNoProduct() {
        String one = "(select count(*) as c from orders) ";
        assertThat(text("select * from %sa, %sb, %sc, %sd, %se, %sf".formatted(one, one, one, one, one, one)))
                .contains("count(*)");
        assertThat(text("select 1 from orders a, orders b, orders c, orders d, orders e, orders f where a.id = b.id and"
                        + " (c.id = d.id or c.user_id = d.user_id) and e.id in (select id from users where id = f.id)"))
                .contains("`f`");
        assertThat(text("select 1 from orders a, orders b, orders c, orders d")).contains("`d`");
        assertThat(text("select 1 from orders a, orders b, orders c, (select id from orders limit 1) d,"
                        + " json_table(a.status, '$' columns (x int path '$')) as j, orders e"))
                .contains("json_table");
    }

    private String text(String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
