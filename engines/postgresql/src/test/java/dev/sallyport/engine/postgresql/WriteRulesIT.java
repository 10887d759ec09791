package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds a write back: the rules of holes.md that are the engine's, each by its number. */
final class WriteRulesIT extends OnWriteShop {
    private static final RowFilter TENANT =
            new RowFilter.Compare("tenant", Comparison.EQUAL, new Operand.Literal(new Value.Int(7)));

    WriteRulesIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    private List<String> effects(String sql, Cause cause) {
        return shop.understood(sql).operation().effects().stream()
                .filter(effect -> effect.cause() == cause)
                .map(effect -> effect.verb() + " " + effect.target().object() + " " + effect.read() + effect.written())
                .toList();
    }

    @Test
    void w1RowsThatAForeignKeyChangesAreEffects() throws SQLException {
        database.execute("create table shop.parts (id int primary key, line bigint, nr int, foreign key (line, nr)"
                + " references shop.lines on delete set null)");
        assertThat(effects("delete from orders where id = 1", Cause.CASCADE)).containsExactly("DELETE lines [][]");
        shop.refresh();
        assertThat(effects("delete from orders where id = 1", Cause.CASCADE))
                .containsExactly("DELETE lines [][]", "UPDATE parts [][line, nr]");
        assertThat(shop.understood("delete from orders where id = 1")
                        .operation()
                        .risks())
                .containsExactly(Risk.BULK);
    }

    @Test
    void w2CodeOfTheDatabaseIsARiskAndNothingIsReturnedBesideIt() {
        assertThat(shop.understood("update audited set line = 'x' where id = 1")
                        .operation()
                        .risks())
                .containsExactly(Risk.TRIGGERS);
        assertThat(shop.understood("delete from audited where id = 1")
                        .operation()
                        .risks())
                .isEmpty();
        assertThat(shop.refusal("insert into audited values (1, 'x') returning line")
                        .rule())
                .isEqualTo("writes.returning");
        assertThat(shop.refusal("with a as (insert into audited values (1, 'x') returning 1) select 1 from a")
                        .rule())
                .isEqualTo("writes.returning");
    }

    @Test
    void w2CodeInADefaultACheckOrAnIndexCountsToo() throws SQLException {
        database.execute(
                "create function shop.f() returns int immutable language sql as 'select 1'",
                "create table shop.a (id int primary key, n int default shop.f())",
                "create table shop.b (id int primary key, n int, check (n > shop.f()))",
                "create table shop.c (id int primary key, n int)",
                "create index on shop.c ((n + shop.f()))",
                "create table shop.d (id int primary key, n int)",
                "create rule r as on insert to shop.d do also delete from shop.notes",
                "create table shop.e (id int primary key, n int)",
                "alter table shop.e enable row level security");
        shop.refresh();
        for (String table : List.of("a", "b", "c", "d", "e")) {
            assertThat(shop.understood("insert into " + table + " (id) values (1)")
                            .operation()
                            .risks())
                    .as(table)
                    .containsExactly(Risk.TRIGGERS);
        }
    }

    @Test
    void w3WhatAConstraintLooksAtIsAnEffect() {
        assertThat(effects("insert into customers (id, email) values (50, 'x')", Cause.CONSTRAINT))
                .contains("READ customers [email][]", "READ customers [id][]");
        assertThat(effects("insert into orders (customer) values (1)", Cause.CONSTRAINT))
                .contains("READ customers [id][]", "READ orders [customer, status][]");
        assertThat(effects("update customers set region = 'eu' where id = 1", Cause.CONSTRAINT))
                .containsExactly("READ regions [code][]");
        assertThat(effects("delete from customers where id = 1", Cause.CONSTRAINT))
                .containsExactly("READ orders [customer][]");
        assertThat(effects("update customers set score = 1 where id = 1", Cause.CONSTRAINT))
                .containsExactly("READ customers [score][]");
        assertThat(effects("update customers set note = 'x' where id = 1", Cause.CONSTRAINT))
                .isEmpty();
    }

    /** One that was not validated is checked for each row that is written, whatever is written of it. */
    @Test
    void w3ACheckThatWasNotValidatedLooksAtEachRow() throws SQLException {
        database.execute("alter table shop.customers add constraint later check (ssn like 'x%') not valid");
        shop.refresh();
        assertThat(effects("update customers set note = 'x' where id = 1", Cause.CONSTRAINT))
                .containsExactly("READ customers [ssn][]");
    }

    @Test
    void v4AGeneratedColumnIsWrittenAlong() {
        assertThat(effects("update customers set name = 'x' where id = 1", Cause.GENERATED))
                .containsExactly("UPDATE customers [][low]");
        assertThat(effects("update customers set note = 'x' where id = 1", Cause.GENERATED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into v_notes values (9, 'x')",
                "update v_notes set line = 'x' where id = 1",
                "delete from v_notes where id = 1"
            })
    void w6OnlyTablesAreWrittenTo(String sql) {
        assertThat(shop.refusal(sql).rule()).isEqualTo("writes.target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set id = 9 where id = 1",
                "update events set day = '2026-05-05' where day = '2026-03-02' and id = 1",
                "insert into notes values (1, 'x') on conflict (id) do update set id = excluded.id"
            })
    void w7KeysAreNotChanged(String sql) {
        assertThat(shop.refusal(sql).rule()).isEqualTo("writes.key");
    }

    @Test
    void w7HiddenRowsAreNeitherChangedNorTellOfThemselves() throws SQLException {
        shop.filtered("customers", TENANT);
        Map<String, String> before = shop.digest();
        assertThat(shop.run("update customers set note = 'x' where id = 2 returning id"))
                .isEmpty();
        assertThat(shop.run("update customers set note = 'x' where id = 2 and 1 / (id - 2) = 1"))
                .isEmpty();
        assertThat(shop.run("delete from customers where 1 / (tenant - 8) < 0 and id = 2"))
                .isEmpty();
        assertThat(shop.run("update customers set note = 'x' where cast(name as int) = 2 and id = 2"))
                .isEmpty();
        assertThat(shop.run("update customers c set note = o.status from orders o"
                        + " where 1 / (c.tenant - 8) = 1 and c.id = 2 and o.id = 1"))
                .isEmpty();
        assertThat(shop.digest()).isEqualTo(before);
        assertThat(shop.run("update customers set note = 'x' where id = 1 returning id, note"))
                .containsExactly("[1, x]");
    }

    @Test
    void w7NoRowLeavesWhatTheCallerSees() throws SQLException {
        shop.filtered("customers", TENANT);
        Map<String, String> before = shop.digest();
        for (String sql : List.of(
                "update customers set tenant = 8 where id = 1",
                "update customers set tenant = 8 where id = 1 returning tenant",
                "insert into customers (id, name, tenant) values (60, 'x', 8)",
                "insert into customers (id, name, tenant) values (60, 'x', 7), (61, 'y', 8) returning id",
                "with i as (insert into customers (id, name, tenant) values (60, 'x', 8)) select 1",
                "with u as (update customers set tenant = 6 where id = 1 returning id) select id from u",
                "insert into customers (id, name) values (1, 'x') on conflict (id) do update set tenant = 9")) {
            assertThat(shop.run(sql)).as(sql).containsExactly(PostgresTargets.OUTSIDE);
        }
        assertThat(shop.digest()).isEqualTo(before);
        EngineFailure failure = failure(shop.seal("update customers set tenant = 8 where id = 1"));
        assertThat(failure.refusal().rule()).isEqualTo("writes.row-filter");
        assertThat(shop.run("insert into customers (id, name) values (62, 'mine') returning id, tenant"))
                .containsExactly("[62, 7]");
    }

    @Test
    void anErrorOfTheCallersOwnIsNoCheck() {
        assertThat(failure(shop.seal(
                                "update notes set line = 'x' where id = 1 returning width_bucket(1.5, 0, 1, id - 1)"))
                        .reason())
                .isEqualTo(Reason.BAD_VALUE);
    }

    /** A row of somebody else's that has the key stays as it is. */
    @Test
    void w7AConflictWithAHiddenRowChangesNothing() throws SQLException {
        shop.filtered("customers", TENANT);
        Map<String, String> before = shop.digest();
        assertThat(shop.run("insert into customers (id, name) values (2, 'x')"
                        + " on conflict (id) do update set name = excluded.name returning id"))
                .isEmpty();
        assertThat(shop.digest()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into notes values (9, 'x') returning notes",
                "update notes n set line = 'x' where id = 1 returning to_json(n)",
                "insert into notes values (1, 'x') on conflict (id) do update set line = cast(excluded as text)"
            })
    void theRowOfATargetIsNotOneValue(String sql) {
        assertThat(shop.refusal(sql).rule()).isEqualTo("names.whole-row");
    }

    /** Every verb of an upsert is an effect of its own. */
    @Test
    void w8EachPartOfAnUpsertIsAnEffect() {
        assertThat(shop.understood("insert into notes values (1, 'x') on conflict (id) do update set line = 'y'")
                        .operation()
                        .effects())
                .filteredOn(effect -> effect.cause() == Cause.STATED)
                .extracting(effect -> effect.verb())
                .containsExactly(Verb.INSERT, Verb.UPDATE);
    }
}
