package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes rows: which forms are taken, what they are said to do, and what is sent. */
class MySqlWritesTest {
    private final TestReader reader = new TestReader(TestCatalog.shop(TestCatalog.MARIADB));

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @Tag("refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "update users set name = 'x' where name = 0                                  | writes.comparison",
                "update users set name = 'x' where id = '1'                                  | writes.comparison",
                "update users set name = 'x' where id in (1, '2')                            | writes.comparison",
                "update users set name = 'x' where id between 1 and '2'                      | writes.comparison",
                "update users set name = 'x' where (id, name) = (1, 2)                       | writes.comparison",
                "update users set name = 'x' where id in (select note from users)            | writes.comparison",
                "update users set name = 'x' where id = 1 and name                           | writes.comparison",
                "update users set name = 'x' where not note                                  | writes.comparison",
                "update users set name = 'x' where greatest(name, 0) = 'a'                   | writes.comparison",
                "update users set name = 'x' where char_length(least(id, 'b')) = 1           | writes.comparison",
                "update users set name = 'x' where char_length(nullif(id, 'b')) = 1          | writes.comparison",
                "update users set name = 'x' where dob > 20010101                            | writes.comparison",
                "update users set name = 'x' where dob = name                                | writes.comparison",
                "update users set name = case name when 0 then 'a' else 'b' end where id = 1 | writes.comparison",
                "update users set name = if(note, 'a', 'b') where id = 1                     | writes.comparison",
                "delete from users where abs(name) = '0'                                     | writes.comparison",
                "delete from users where sign(name) = 0                                      | writes.comparison",
                "delete from users where round(name, 0) = 0                                  | writes.comparison",
                "delete from users where coalesce(name, 1) = 1                               | writes.comparison",
                "insert into orders (id) select id from users where name = 0                 | writes.comparison",
                "delete from users where name is true                                        | writes.comparison",
                "delete from users where name is not false                                   | writes.comparison",
                "delete from users where name xor 1                                          | writes.comparison",
                "delete from users where name div 1 = 0                                      | writes.comparison",
                "delete from users where name << 0                                           | writes.comparison",
                "delete from users where name * 1 = 0                                        | writes.comparison",
                "delete from users where dob > 'abc'                                         | writes.comparison",
                "delete from users where dob = '2020-13-01'                                  | writes.comparison",
                "delete from users where dob = '2020-01-01xx'                                | writes.comparison",
                "insert into orders (id, total) select id, 1 from users on duplicate key update total = 1 | writes.duplicate-key",
                "replace into orders (id, total) select id, 1 from users                     | writes.duplicate-key",
                "insert into orders (id) values (1) on duplicate key update total = (select max(id) from users where id = values(id)) | writes.duplicate-key",
                "insert into v_public (id) values (1)                                        | writes.target",
                "delete from v_public                                                        | writes.target",
                "with x as (select 1 as n) delete from users where id in (select n from x)   | writes.form",
                "insert into orders (id, id) values (1, 2)                                   | names.unique",
                "insert into orders (id, nothing) values (1, 2)                              | catalog.visible",
                "insert into orders (id) values (1, 2)                                       | names.columns",
                "update users set nothing = 1                                                | catalog.visible"
            })
    void whatDoesNotSayExactlyWhatItChangesIsRefused(String sql, String rule) {
        assertThat(reader.refusal(sql).rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "delete u, o from users u join orders o on o.user_id = u.id",
                "delete x from users u join orders o on o.user_id = u.id",
                "delete u from users u left join orders o on o.user_id = u.id",
                "delete u from users u join orders o on o.user_id = u.id limit 1",
                "delete u from users u join (select 1 as n) o on o.n = u.id",
                "delete users from users",
                "update users u left join orders o on o.user_id = u.id set u.name = 'x'",
                "update users u join orders o using (id) set u.name = 'x'",
                "update users u natural join orders o set u.name = 'x'",
                "update users u join orders o on o.user_id = u.id set name = 'x'",
                "update users u join orders o on o.user_id = u.id set u.name = 'x', o.total = 1",
                "update users u join orders o on o.user_id = u.id set u.name = 'x' limit 1",
                "update users u, users u set u.name = 'x'",
                "update users u set orders.total = 1",
                "update ignore users set id = 1",
                "delete ignore from users",
                "delete quick from users",
                "insert delayed into orders (id) values (1)",
                "insert ignore into orders (id) values (1) on duplicate key update total = 1",
                "insert into orders partition (p0) (id) values (1)",
                "insert into orders (id) values (1) returning id",
                "delete from orders returning id",
                "insert into orders (id) values (1) on conflict do nothing",
                "insert into orders (id) table users",
                "insert into orders (id) values row(1)",
                "update users set name = 'x' limit 1 offset 2",
                "update users set name = 'x' limit 2, 1",
                "update users set name = 'x' order by 1",
                "delete from users limit id",
                "merge into users using orders on users.id = orders.id when matched then delete"
            })
    void otherFormsAreRefused(String sql) {
        assertThat(reader.read(sql)).as(sql).isInstanceOf(Reading.Opaque.class);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(strings = {"update users set name = 'x' where name = ?", "delete from users where name in (?)"})
    void aParameterOfAnotherKindIsRefused(String sql) {
        assertThat(reader.refusal(sql, new Value.Int(0)).rule()).isEqualTo("writes.comparison");
        assertThat(reader.read(sql, new Value.Text("0"))).isInstanceOf(Reading.Understood.class);
    }

    @Test
    @Tag("refused")
    void whatIsJudgedByAValueIsNotSharedWithOthers() {
        assertThat(reader.refusal("delete from users where dob < ?", new Value.Text("2001-01-01"))
                        .rule())
                .isEqualTo("writes.comparison");
        assertThat(reader.read("delete from users where dob < ?", new Value.Date(11_000)))
                .isInstanceOf(Reading.Understood.class);
        assertThat(reader.seal("delete from users where dob < '2001-01-01'").gaps())
                .isEmpty();
        assertThat(reader.seal("insert into orders (id) values (1)").gaps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "insert orders value (1, 2, 3, 'a', 'b') | INSERT INTO `shop`.`orders` (`id`, `user_id`, `total`, `status`, `ship_note`) VALUES (1, 2, 3, 'a', 'b')",
                "insert into orders set id = 1, status = concat('a', ',', 'b') | INSERT INTO `shop`.`orders` (`id`, `status`) VALUES (1, concat('a', ',', 'b'))",
                "insert low_priority ignore orders (id) values (1) | INSERT IGNORE INTO `shop`.`orders` (`id`) VALUES (1)",
                "replace orders set id = 1 | REPLACE INTO `shop`.`orders` (`id`) VALUES (1)",
                "insert into orders (id) values (1) on duplicate key update total = orders.total + values(total) | INSERT INTO `shop`.`orders` (`id`) VALUES (1) ON DUPLICATE KEY UPDATE `total` = `orders`.`total` + values(`total`)",
                "insert into orders (id) values (1) as new on duplicate key update total = new.total | INSERT INTO `shop`.`orders` (`id`) VALUES (1) ON DUPLICATE KEY UPDATE `total` = values(`total`)",
                "update orders as o set o.total = 1 where o.id = 1 order by o.total limit 1 | UPDATE `shop`.`orders` SET `total` = 1 WHERE `orders`.`id` = 1 ORDER BY `orders`.`total` LIMIT 1",
                "update orders o join users u on o.user_id = u.id set u.note = o.status where u.id = 1 | UPDATE `shop`.`users`, (SELECT `o`.`user_id` AS `user_id`, `o`.`status` AS `status` FROM `shop`.`orders` AS `o`) AS `o` SET `users`.`note` = `o`.`status` WHERE (`o`.`user_id` = `users`.`id`) AND (`users`.`id` = 1)",
                "delete o from orders as o inner join users u on o.user_id = u.id and u.ssn = 'x' | DELETE `orders` FROM `shop`.`orders`, (SELECT `u`.`id` AS `id`, CASE WHEN (`u`.`ssn` IS NULL) THEN `u`.`ssn` ELSE '***' END AS `ssn` FROM `shop`.`users` AS `u`) AS `u` WHERE (`orders`.`user_id` = `u`.`id`) AND (`u`.`ssn` = 'x')",
                "delete from o using users u, orders o where o.user_id = u.id | DELETE `orders` FROM `shop`.`orders`, (SELECT `u`.`id` AS `id` FROM `shop`.`users` AS `u`) AS `u` WHERE `orders`.`user_id` = `u`.`id`",
                "delete from orders o where o.id = 1 limit 2 | DELETE FROM `shop`.`orders` WHERE `orders`.`id` = 1 LIMIT 2"
            })
    void eachFormHasOneSpelling(String sql, String sealed) {
        assertThat(TestReader.text(reader.seal(sql))).isEqualTo(sealed);
    }

    @Test
    void aColumnIsWrittenByTheNameThatTheCatalogHas() {
        assertThat(effects("insert into mixed (ID, fullname) values (1, 'x')")
                        .getFirst()
                        .written())
                .containsExactly("FullName", "Id");
        assertThat(effects("insert into mixed values (1, 'x') on duplicate key update FULLNAME = values(fullname)"))
                .extracting(Effect::written)
                .containsExactly(Set.of("Id", "FullName"), Set.of("FullName"));
        assertThat(effects("update mixed set fullName = 'x' where id = 1")
                        .getFirst()
                        .written())
                .containsExactly("FullName");
    }

    @Test
    void whatAWriteDoesIsSaid() {
        assertThat(effects("replace into orders (id, total) values (1, 2)"))
                .extracting(Effect::verb)
                .containsExactly(Verb.INSERT, Verb.DELETE);
        assertThat(effects("insert into orders (id) values (1) on duplicate key update total = total + 1"))
                .extracting(Effect::verb)
                .containsExactly(Verb.INSERT, Verb.UPDATE);
        Effect update = effects("update orders set total = 1 where status = 'x' order by user_id")
                .getFirst();
        assertThat(update.written()).containsExactly("total");
        assertThat(update.tested()).containsExactlyInAnyOrder("status", "user_id");
        assertThat(reader.understood("delete from orders").operation().risks()).containsExactly(Risk.UNBOUNDED);
    }

    @Test
    @Tag("refused")
    void whatTakesThePlaceOfRowsIsCountedByItsOwnRowsAndFilledWithNoOther() {
        var sealed = reader.seal("insert into orders (id) values (1), (2) on duplicate key update total = 1");
        assertThat(sealed.gaps()).isEmpty();
        assertThat(MySqlImages.text(sealed.count().orElseThrow())).startsWith("SELECT 2, ");
    }

    private List<Effect> effects(String sql) {
        return reader.understood(sql).operation().effects();
    }
}
