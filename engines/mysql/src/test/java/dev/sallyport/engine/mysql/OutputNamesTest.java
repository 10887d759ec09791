package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.OutputColumn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an output is called, and what that name stands for elsewhere. */
final class OutputNamesTest extends ReadByBoth {
    OutputNamesTest() {
        super(TestCatalog::shop);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from users having mgr_id > 1",
                "select id from users group by id having mgr_id > 1",
                "select mgr_id + 1 as k from users having k > 1 and mgr_id > 1",
                "select mgr_id + 1 as k, 2 as k from users having k > 1",
                "select mgr_id + 1 as k, count(*) from users group by k having mgr_id > 1",
                "select count(*) from users having mgr_id > 1"
            })
    void havingKnowsOutputsAndKeysAlone(String sql) {
        assertNeitherUnderstands(sql);
    }

    @Test
    void anOutputInHavingIsItsLabel() {
        assertThat(text("select mgr_id + 1 as k from users having k > 2")).endsWith(" HAVING `k` > 2");
        assertThat(text("select upper(name) as N, count(*) as c from users group by n having N > 'A' and c > 1"))
                .endsWith(" GROUP BY 1 HAVING (`n` > 'A') AND (`c` > 1)");
        assertThat(text("select x.a from (select mgr_id + 1 as k from users having k > 2) as x (a)"))
                .contains(" HAVING `a` > 2");
        assertThat(text("select mgr_id, count(*) from users group by mgr_id having mgr_id > 1 and max(id) > 3"))
                .endsWith(" HAVING (`users_1`.`mgr_id` > 1) AND (max(`users_1`.`id`) > 3)");
        assertThat(
                        text(
                                "select id from users u where exists (select 1 from orders group by user_id having u.id = user_id)"))
                .contains("HAVING `u`.`id` = ");
    }

    @Test
    void aColumnWithoutALabelIsFoundInEveryCase() {
        assertThat(reader.seal("select X.Total, x.USER_ID from (select Total, o.User_Id from orders o) x")
                        .columns())
                .extracting(OutputColumn::label)
                .containsExactly("Total", "USER_ID");
        assertThat(text("select max(FullName) from (select distinct m.FullName from Mixed m) m"))
                .isEqualTo(text("select max(fullname) from (select distinct m.fullname from mixed m) m"));
        assertThat(text("with c as (select Total from orders) select TOTAL from c"))
                .contains("`c_1`.`total`");
    }

    private String text(String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
