package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands outside of the closed set of definitions is refused by its own words, wherever it stands. */
final class DefinitionWordsTest {
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
}
