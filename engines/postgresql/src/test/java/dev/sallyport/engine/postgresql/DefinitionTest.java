package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Value;
import dev.sallyport.operation.Verb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that are refused, and what the others read: nothing that is not clear may stand in one (holes W5, V1, T4). */
final class DefinitionTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    drop table orders cascade | drop table cascade
                    drop table orders, products | drop table of more than one
                    drop index orders_id | drop index
                    drop view v_plain | drop view
                    drop materialized view mv_users | drop materialized
                    drop schema public | drop schema
                    drop function f(int) | drop function
                    drop extension pgcrypto | drop extension
                    drop role admin | drop role
                    drop owned by admin | drop owned
                    truncate orders cascade | truncate cascade
                    truncate only orders | truncate only
                    comment on database shop is 'x' | comment on database
                    comment on function f(int) is 'x' | comment on function
                    create table copy as select ssn from users | create table as
                    create table copy (like users) | create table like
                    create table copy (id int) inherits (users) | create table inherits
                    create table part partition of payments default | create table partition
                    create table t (id int) partition by range (id) | create table partition
                    create table t (id int) with (fillfactor = 10) | create table with
                    create table t (id int) tablespace fast | create table tablespace
                    create temp table t (id int) | create temp
                    create unlogged table t (id int) | create unlogged
                    create table t (id int generated always as identity) | create table generated
                    create table t (a int, b int generated always as (a + 1) stored) | create table generated
                    create table t (a text collate "C") | create table collate
                    create table t (id int references orders (id) on delete cascade) | create table on
                    create table t (id int references orders (id) match full) | create table match
                    create table t (id int primary key deferrable) | create table deferrable
                    create table t (id int, exclude using gist (id with =)) | create table using
                    alter table orders add column x text generated always as (status) stored | alter table add generated
                    alter table orders add foreign key (user_id) references users (id) on delete set null | alter table add on
                    alter table orders add check (id > 0) not valid | alter table add not
                    alter table orders drop column total cascade | alter table drop cascade
                    alter table orders drop constraint orders_pkey | alter table drop constraint
                    alter table users alter column ssn type int using length(ssn) | alter column using
                    alter table users alter ssn set statistics 100 | alter column set statistics
                    alter table users alter ssn set storage plain | alter column set storage
                    alter table orders owner to agent | alter table owner
                    alter table orders disable trigger all | alter table disable
                    alter table users disable row level security | alter table disable
                    alter table orders set schema hr | alter table set
                    alter table orders inherit users | alter table inherit
                    alter table orders rename constraint a to b | alter table rename constraint
                    alter table only orders add column x int | alter table only
                    alter index orders_id rename to x | alter index
                    alter view v_plain rename to x | alter view
                    alter system set log_statement = 'all' | alter system
                    alter role agent superuser | alter role
                    alter database shop set search_path = hr | alter database
                    alter default privileges grant select on tables to agent | alter default
                    create or replace view v_plain as select 1 as id | create or
                    create materialized view m as select 1 as id | create materialized
                    create recursive view r (n) as select 1 | create recursive
                    create view v with (security_barrier) as select id from orders | create view with
                    create index on users using gist (name) | create index using
                    create index on only users (name) | create index only
                    create index on users (name) with (fillfactor = 10) | create index with
                    create index on users (name) tablespace fast | create index tablespace
                    create unique index on users (name) nulls not distinct | create index nulls
                    create trigger t before insert on orders for each row execute function f() | create trigger
                    create rule r as on insert to orders do instead nothing | create rule
                    create function f() returns int language sql as 'select 1' | create function
                    create extension dblink | create extension
                    create role agent superuser | create role
                    create user agent | create user
                    create schema s | create schema
                    create sequence s | create sequence
                    create type mood as enum ('a') | create type
                    create domain d as int | create domain
                    create policy p on users | create policy
                    create statistics s on name, ssn from users | create statistics
                    create publication p for all tables | create publication
                    create database d | create database
                    create cast (text as int) with inout | create cast
                    """)
    void constructsOutsideOfTheClosedSetAreNamed(String sql, String construct) {
        assertThat(reader.refusal(sql).message()).isEqualTo("`" + construct + "` is not supported yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant select on users to public",
                "revoke select on users from public",
                "set search_path = hr",
                "set role admin",
                "reset all",
                "create table t (id int) as select 1",
                "create view v as select id from orders with check option",
                "create view v as delete from orders returning id",
                "create view v as select id from orders for update",
                "create index on users (name text_pattern_ops)",
                "alter table orders add check (id > 0), rename to x",
                "vacuum users",
                "reindex table users",
                "refresh materialized view mv_users",
                "do 'begin end'",
                "copy users to stdout",
                "security label on table users is 'x'",
            })
    void everythingElseIsRefused(String sql) {
        assertThat(reader.read(sql)).isInstanceOf(Reading.Opaque.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index on users (left(ssn, 2))",
                "create unique index on users (ssn)",
                "create index on users (id) include (ssn)",
                "create index on users (id) where ssn like '900%'",
                "alter table users add check (ssn not like '900%')",
                "alter table users add column x int check (length(ssn) > x)",
                "alter table users add unique (id, ssn)",
                "alter table users add primary key (ssn)",
                "alter table users add foreign key (ssn) references products (name)",
                "alter table products add foreign key (name) references users (ssn)",
                "create table guesses (ssn text references users (ssn))",
                "alter table users alter ssn set not null",
                "alter table users alter column ssn type varchar(9)",
                "alter table users rename column ssn to note2",
                "alter table users rename to people",
                "create view v as select id from users where ssn like '900%'",
                "create view v as select ssn from users",
                "create view v as select id from v_rich",
                "create view v as select count(*) as n from users group by ssn",
            })
    void whatIsReadOfAMaskedColumnIsAnEffectAndNeverSealed(String sql) {
        Reading.Understood understood = reader.understood(sql);
        assertThat(understood.operation().kind()).isEqualTo(OperationKind.DDL);
        assertThat(understood.operation().risks()).contains(Risk.DEFINITION);
        assertThat(understood.operation().effects())
                .filteredOn(effect -> effect.cause().standsInStatement())
                .anyMatch(DefinitionTest::readsSecret);
        assertThatThrownBy(() -> reader.seal(understood)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean readsSecret(Effect effect) {
        return (effect.read().contains("ssn") || effect.read().contains("salary"))
                && effect.tested().equals(effect.read());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    drop table %s | api_keys
                    drop table if exists %s | hr.employees
                    truncate orders, %s | api_keys
                    comment on table %s is 'x' | pg_catalog.pg_class
                    create index on %s (id) | api_keys
                    alter table %s add column x int | information_schema.tables
                    create table t (id int references %s (id)) | api_keys
                    create view v as select id from %s | hr.employees
                    """)
    void hiddenTablesAreMissingOnes(String sql, String hidden) {
        assertSame(sql.replace("%s", hidden), hidden, sql.replace("%s", "no_such"), "no_such");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index on users (%s)",
                "create index on users (lower(%s))",
                "create index on users (id) include (%s)",
                "alter table users drop column %s",
                "alter table users drop column if exists %s",
                "alter table users rename %s to x",
                "alter table users alter %s set not null",
                "alter table users alter %s set default 'x'",
                "alter table users alter %s type text",
                "alter table users add unique (%s)",
                "alter table users add check (%s <> '')",
                "comment on column users.%s is 'x'",
                "create table t (id text references users (%s))",
            })
    void withheldColumnsAreMissingOnes(String sql) {
        assertSame(sql.replace("%s", "password_hash"), "password_hash", sql.replace("%s", "no_such"), "no_such");
    }

    private void assertSame(String hiddenSql, String hidden, String missingSql, String missing) {
        Refusal told = reader.refusal(hiddenSql);
        Refusal expected = reader.refusal(missingSql);
        assertThat(told.reason()).isEqualTo(Reason.UNKNOWN_OBJECT).isEqualTo(expected.reason());
        assertThat(told.rule()).isEqualTo(expected.rule());
        assertThat(told.message().replace(hidden, "?"))
                .isEqualTo(expected.message().replace(missing, "?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table v_plain",
                "create index on users (1)",
                "create index on users ((select id))",
                "create index on users (pg_sleep(1))",
                "create index on moods (mood)",
                "alter table orders add check (exists (select 1 from users))",
                "alter table orders add check (orders is not null)",
                "alter table orders add check (id)",
                "alter table orders add column id int",
                "alter table orders add column x point",
                "alter table orders add column x serial",
                "alter table orders add column x public.mood",
                "alter table orders add column x int default id",
                "alter table orders add column x int default 'x'::date",
                "alter table orders add column x int default (select 1)",
                "alter table orders alter status set default $1",
                "alter table orders add foreign key (user_id) references users",
                "create table users (id int)",
                "create table hr.t (id int)",
                "create table pg_catalog.t (id int)",
                "create table t (id int, id text)",
                "create table t (id int, check (nothing > 1))",
                "create table t (id int, unique (nothing))",
                "create view users as select 1 as id",
                "create view v as select id, id from orders",
                "create view v (a, b) as select id from orders",
                "create view v as select id from orders where id = $1",
            })
    void whatHasNoOneMeaningIsRefused(String sql) {
        Value[] parameters = sql.contains("$1") ? new Value[] {new Value.Text("x")} : new Value[0];
        assertThat(reader.read(sql, parameters)).isInstanceOf(Reading.Opaque.class);
    }

    @Test
    void aRefusalBehindTheTreeSaysThatItIsADefinition() {
        assertThat(reader.read("drop table api_keys"))
                .isInstanceOfSatisfying(
                        Reading.Opaque.class,
                        opaque -> assertThat(opaque.kind()).isEqualTo(OperationKind.DDL));
        assertThat(reader.read("drop table orders cascade"))
                .isInstanceOfSatisfying(
                        Reading.Opaque.class,
                        opaque -> assertThat(opaque.kind()).isEqualTo(OperationKind.UNKNOWN));
    }

    @Test
    void shapesHoldNoLiteral() {
        Map<String, String> shapes = Map.of(
                "comment on table orders is 'secret'", "COMMENT ON TABLE \"orders\" IS ?",
                "alter table orders add check (id <> 77)", "ALTER TABLE \"orders\" ADD CHECK (\"id\" <> ?)",
                "create index on orders (id) where status = 'secret'",
                        "CREATE INDEX ON \"orders\" (\"id\") WHERE \"status\" = ?");
        shapes.forEach((sql, shape) ->
                assertThat(reader.understood(sql).shape()).as(sql).isEqualTo(shape));
    }

    @Test
    void rowsBehindAFilterAreLookedAt() {
        for (String sql : List.of(
                "create unique index on orders (status)",
                "alter table orders add check (id > 0)",
                "create view v as select status from orders")) {
            assertThat(reader.understood(sql).operation().effects()).as(sql).anySatisfy(effect -> {
                assertThat(effect.verb()).isEqualTo(Verb.READ);
                assertThat(effect.cause().standsInStatement()).isFalse();
                assertThat(effect.target().object()).isEqualTo("orders");
            });
        }
    }

    @Test
    void whatBecomesOfAMaskedColumnWithoutReadingItIsSealed() {
        Reading.Understood understood = reader.understood("alter table users drop column ssn");
        Effect effect = understood.operation().effects().getFirst();
        assertThat(effect.read()).isEmpty();
        assertThat(effect.written()).isEqualTo(Set.of("ssn"));
        assertThat(TestReader.text(reader.seal(understood)))
                .isEqualTo("ALTER TABLE \"public\".\"users\" DROP COLUMN \"ssn\"");
    }
}
