package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write under a row filter is held to the rows that it shows, before and after (holes W7). */
class MySqlFilteredWritesTest {
    private final TestReader reader = new TestReader(TestCatalog.shop(TestCatalog.MARIADB));

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "update users set tenant_id = 2 where id = 1",
                "replace into users (id, tenant_id) values (1, 1)",
                "insert into users (id, name) values (1, 'x')",
                "insert into users (id, tenant_id) select id, user_id from orders",
                "insert into users (id, tenant_id) values (1, 1 + 0)",
                "insert into users (id, tenant_id) values (1, '1')",
                "insert into users (id, tenant_id) values (1, 1), (2, default)"
            })
    void w7WhatMayPutARowOutsideOfAFilterFailsForEachRow(String sql) {
        assertThat(TestReader.text(filtered().seal(sql)))
                .contains(MySqlTargets.OUTSIDE)
                .doesNotContain("ELSE " + MySqlTargets.OUTSIDE);
    }

    @Test
    @Tag("refused")
    void w7AWriteIsHeldToTheRowsOfAFilter() {
        TestReader filtered = filtered();
        assertThat(TestReader.text(filtered.seal("update users set name = 'x' where id = 1")))
                .isEqualTo(
                        "UPDATE `shop`.`users` SET `name` = 'x' WHERE (`users`.`tenant_id` = ?) AND (`users`.`id` = 1)"
                                + " AND (CASE WHEN (`users`.`tenant_id` = ?) THEN (`users`.`id` = 1) ELSE FALSE END)");
        assertThat(TestReader.text(filtered.seal("delete from users")))
                .isEqualTo("DELETE FROM `shop`.`users` WHERE `users`.`tenant_id` = ?");
        assertThat(TestReader.text(filtered.seal("insert into users (id, tenant_id) values (1, 2)")))
                .isEqualTo("INSERT INTO `shop`.`users` (`id`, `tenant_id`) VALUES (CASE WHEN (2 = ?) THEN 1 ELSE ("
                        + MySqlTargets.OUTSIDE + ") END, CASE WHEN (2 = ?) THEN 2 ELSE (" + MySqlTargets.OUTSIDE
                        + ") END)");
        assertThat(
                        TestReader.text(
                                filtered.seal(
                                        "insert into users (id, tenant_id) values (1, 1) on duplicate key update name = 'x', tenant_id = 3")))
                .contains("UPDATE `name` = CASE WHEN (`users`.`tenant_id` = ?) THEN 'x' ELSE (" + MySqlTargets.OUTSIDE)
                .endsWith("`tenant_id` = " + MySqlTargets.OUTSIDE);
    }

    @Test
    @Tag("refused")
    void w7AParameterIsKnownWhereItHasToBeEqualToAValue() {
        String sql = "insert into users (id, tenant_id) values (1, ?)";
        Value one = new Value.Int(1);
        assertThat(TestReader.text(filtered().seal(sql, one))).contains("CASE WHEN");
        assertThat(TestReader.text(filtered(Comparison.NOT_EQUAL).seal(sql, one)))
                .doesNotContain("CASE WHEN");
        assertThat(TestReader.text(filtered(Comparison.LESS).seal(sql, one))).doesNotContain("CASE WHEN");
        assertThat(TestReader.text(filtered(Comparison.LESS).seal("insert into users (id, tenant_id) values (1, 3)")))
                .contains("CASE WHEN");
    }

    private TestReader filtered() {
        return filtered(Comparison.EQUAL);
    }

    private TestReader filtered(Comparison comparison) {
        return reader.filtered(
                "users", new RowFilter.Compare("tenant_id", comparison, new Operand.Literal(new Value.Int(1))));
    }
}
