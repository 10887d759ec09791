package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions may do with the types of reviewed extensions, and what they may not (holes N1, N2, N3). */
final class ExtensionsIT extends OnWriteShop {
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("select 'a'::citext", "types.allow-list"),
            Map.entry("select 'a'::citext from notes", "types.allow-list"),
            Map.entry("select 'a=>1'::hstore from people where mail = 'x'", "types.allow-list"),
            Map.entry("select exist('a=>1', mail) from people", "functions.allow-list"),
            Map.entry("select akeys('a=>1')", "functions.allow-list"),
            Map.entry("select akeys('a=>1') from people", "functions.allow-list"),
            Map.entry("select hstore('a', name) from things", "functions.allow-list"),
            Map.entry("select populate_record(null::things, h) from things", "types.allow-list"),
            Map.entry("select replace(mail, 'a', 'b') from people", "functions.allow-list"),
            Map.entry("select strpos(mail, 'a') from people", "functions.allow-list"),
            Map.entry("select id from people where mail is distinct from 'x'", "types.extension"),
            Map.entry("select nullif(mail, 'x') from people", "types.extension"),
            Map.entry("select id from people where mail collate \"C\" = 'x'", "types.extension"),
            Map.entry("select id from people where (id, mail) in (select id, mail from people)", "types.extension"),
            Map.entry("select id from things where other = 'x'", "types.allow-list"),
            Map.entry("select akeys(other) from things", "types.allow-list"),
            Map.entry("select id from things where spread = '1'", "types.allow-list"),
            Map.entry("select shop.akeys(h) from things", "functions.allow-list"));

    private static final List<String> ANSWERED = List.of(
            "select id, mail, mails from people",
            "select id from people where mail = 'ANN@shop.example'",
            "select id from people where mail <> 'ANN@shop.example'",
            "select id from people where 'ann@SHOP.example' = mail",
            "select id from people where mail = name",
            "select id from people where mail in ('ANN@shop.example', 'BOB@shop.example')",
            "select id from people where mail not in ('ANN@shop.example', 'x')",
            "select id from people where mail in (select mail from people where id = 1)",
            "select id from people where mail not in (select upper(mail)::citext from people where id = 1)",
            "select id from people where mail = any (select upper(mail)::citext from people where id = 1)",
            "select id from people where mail = any ('{ANN@shop.example}')",
            "select id from people where mail = any (mails)",
            "select id from people where mail like 'ANN%' or mail ~ '^BOB'",
            "select id from people where mail not ilike 'ANN%'",
            "select id from people where mail between 'B' and 'C'",
            "select id from people where upper(mail) = 'ANN@SHOP.EXAMPLE' or length(mail) > 20",
            "select mail || '!', lower(mail), mail::text || name, coalesce(mail, 'none') from people",
            "select case mail when 'ANN@SHOP.EXAMPLE' then 1 else 2 end from people",
            "select mail, count(*) from people group by mail order by mail",
            "select distinct mail from people order by mail desc",
            "select min(mail), max(mail), count(distinct mail), array_agg(mail order by id) from people",
            "select a.id, b.id from people a join people b using (mail)",
            "select mail from people union select upper(mail)::shop.citext from people",
            "select id from people where mail = 'A'::citext || 'nn@shop.example'",
            "select to_jsonb(p)::text from (select mail from people) p",
            "select id, h from things",
            "select h -> 'a', h -> array['a', 'b'], h || 'c=>3' from things",
            "select id from things where h @> 'a=>1' and exist(h, 'b') and not defined(h, 'zz')",
            "select id from things where h = 'a=>1, b=>2' or h - 'a'::text = 'b=>2'",
            "select akeys(h), avals(h), slice(h, array['a']), hstore_to_json(h)::text from things",
            "select delete(h, 'a'), h - array['b'], h::json::text from things",
            "select t.id, e.key, e.value from things t, each(t.h) e",
            "select t.id, k from things t, skeys(t.h) k",
            "select h, count(*) from things group by h order by h",
            "select 'x=>1'::hstore || h from things",
            "select id from things where name = any (akeys(h))",
            "update people set mail = 'New@shop.example' where mail = 'ANN@shop.example' returning mail",
            "insert into things (id, h) values (9, 'q=>1') returning h -> 'q'");

    ExtensionsIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(
                database,
                "drop extension if exists citext cascade; create extension citext schema shop version '1.5'",
                "create extension hstore schema shop",
                "drop schema if exists aside cascade; create schema aside; drop schema if exists first cascade",
                "create extension seg schema shop",
                "create type shop.other as (a int)",
                "create table shop.people (id int primary key, mail shop.citext, mails shop.citext[], name text)",
                "create table shop.things (id int primary key, h shop.hstore, name text, other shop.other, spread shop.seg)",
                """
                insert into shop.people values (1, 'Ann@shop.example', '{ann@SHOP.example}', 'ANN@shop.example'),
                  (2, 'bob@shop.example', '{}', 'bob@shop.example'), (3, null, null, 'cid'),
                  (4, 'aNN@shop.example', null, 'dan');
                insert into shop.things values (1, 'a=>1, b=>2', 'a', row(1), '1'), (2, 'b=>1', 'x', null, null), (3, null, null, null, null)
                """);
    }

    @Test
    void n2RefusedWhatWasNotReviewed() {
        SoftAssertions all = new SoftAssertions();
        REFUSED.forEach(
                (sql, rule) -> all.assertThat(shop.refusal(sql).rule()).as(sql).isEqualTo(rule));
        all.assertAll();
    }

    @Test
    void answersAsTheStatement() throws SQLException {
        SoftAssertions all = new SoftAssertions();
        for (String sql : ANSWERED) {
            List<String> expected = PlainRun.undone(database, sql);
            all.assertThat(expected.toString()).as(sql).doesNotMatch("\\[[0-9A-Z]{5}]");
            all.assertThat(shop.run(sql)).as(sql).isEqualTo(expected);
        }
        all.assertAll();
    }

    /** What a user puts beside the extension's own, wherever names are looked up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function shop.caught(shop.citext, text) returns boolean language sql immutable as 'select true';"
                        + "create operator shop.= (leftarg = shop.citext, rightarg = text, procedure = shop.caught)",
                "create schema first; create function first.caught(shop.citext, shop.citext) returns boolean"
                        + " language sql immutable as 'select true'; create operator first.= (leftarg = shop.citext,"
                        + " rightarg = shop.citext, procedure = first.caught); alter extension citext add operator"
                        + " first.= (shop.citext, shop.citext)",
                "create type shop.trap as (a text); create function shop.spring(shop.citext) returns shop.trap"
                        + " language sql as 'select row(1 / 0)::shop.trap'"
            })
    void n1WhatAUserPutsBesideItIsNotCalled(String planted) throws SQLException, EngineFailure {
        database.execute(planted);
        shop.refresh();
        assertThat(shop.run("select id from people where mail = 'ANN@shop.example'"))
                .containsExactly("[1]", "[4]");
        assertThat(shop.run("select id from people where mail = name")).containsExactly("[2]");
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                arguments(
                        "create type shop.trap as (a text); create function shop.spring(shop.citext) returns shop.trap"
                                + " language sql as 'select row(1 / 0)::shop.trap';"
                                + " create cast (shop.citext as shop.trap) with function shop.spring(shop.citext) as implicit",
                        "types.allow-list"),
                arguments(
                        "create type shop.trap as (a text); create function shop.spring(shop.citext) returns shop.trap"
                                + " language sql as 'select row(1 / 0)::shop.trap';"
                                + " create cast (shop.citext as shop.trap) with function shop.spring(shop.citext) as implicit;"
                                + " alter extension citext add cast (shop.citext as shop.trap)",
                        "types.allow-list"),
                arguments(
                        "grant all on schema shop to shop_writer; alter type shop.citext owner to shop_writer",
                        "types.allow-list"),
                arguments(
                        "grant all on schema shop to shop_writer; alter function shop.citext_eq(shop.citext, shop.citext) owner to shop_writer",
                        "functions.allow-list"),
                arguments(
                        "grant all on schema shop to shop_writer; alter operator shop.= (shop.citext,"
                                + " shop.citext) owner to shop_writer",
                        "functions.allow-list"),
                arguments(
                        "alter function shop.citext_eq(shop.citext, shop.citext) security definer",
                        "functions.allow-list"),
                arguments(
                        "alter function shop.citext_eq(shop.citext, shop.citext) set search_path = shop",
                        "functions.allow-list"),
                arguments("alter function shop.citext_eq(shop.citext, shop.citext) volatile", "functions.allow-list"),
                arguments(
                        "create or replace function shop.citext_eq(shop.citext, shop.citext) returns boolean"
                                + " language sql immutable as 'select true'",
                        "functions.allow-list"),
                arguments("alter extension citext set schema aside", "types.allow-list"),
                arguments("alter extension citext drop type shop.citext", "types.allow-list"));
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void n2WhatNoneVouchesForIsRefused(String change, String rule) throws SQLException, EngineFailure {
        database.execute(change);
        shop.refresh();
        assertThat(shop.refusal("select id from people where mail = 'x'").rule())
                .isEqualTo(rule);
        assertThat(shop.run("select id, mail from people where id = 2")).containsExactly("[2, bob@shop.example]");
    }

    /** Hole T1. */
    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create or replace function shop.citext_eq(shop.citext, shop.citext) returns boolean"
                        + " language sql immutable as 'select true'",
                "alter extension citext set schema aside",
                "alter extension citext set schema aside; alter extension citext set schema shop",
                "alter extension citext drop operator shop.= (shop.citext, shop.citext)",
                "alter extension citext update",
                "alter extension citext add type shop.other",
                "create function shop.mine() returns int language sql as 'select 1'; alter extension citext add function shop.mine()",
                "create cast (shop.citext as point) with inout as implicit"
            })
    void t1AnExtensionThatIsAnotherIsNoticed(String change) throws SQLException {
        Sealed read = shop.seal("select id from people where mail = 'ANN@shop.example'");
        Sealed write = shop.seal("update people set name = 'x' where mail = 'ANN@shop.example'");
        database.execute(change);
        assertThat(failure(read).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(failure(write).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(shop.run("select id from people where id = 2")).containsExactly("[2]");
    }

    @Test
    void aMaskKeepsTheTypeOfItsColumn() throws SQLException {
        shop.masked("people", "mail", new Mask.Redact());
        shop.masked("things", "h", new Mask.Redact());

        assertThat(shop.run("select id, mail from people where mail = 'ANN@shop.example'"))
                .isEmpty();
        assertThat(shop.run("select mail, count(*) from people group by mail order by mail"))
                .containsExactly("[***, 3]", "[NULL, 1]");
        assertThat(shop.run("select mail || '!' from people where mail like '%*' and id = 1"))
                .containsExactly("[***!]");
        assertThat(shop.run("select id, h -> 'a', exist(h, 'a') from things where id = 1"))
                .containsExactly("[1, NULL, NULL]");
        assertThat(shop.run("select id from things where h @> 'a=>1'")).isEmpty();
    }
}
