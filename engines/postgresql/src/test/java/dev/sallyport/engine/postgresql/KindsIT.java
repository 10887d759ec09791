package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Mask;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What expressions may do with enumerations, domains, ranges, addresses, shapes and texts to search, and what they may not (hole N2). */
final class KindsIT extends OnWriteShop {
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("select id from kinds where told = 'x'", "types.allow-list"),
            Map.entry("select to_json(told)::text from kinds", "types.allow-list"),
            Map.entry("select id from kinds order by told", "types.allow-list"),
            Map.entry("select 'ok'::mood", "types.allow-list"),
            Map.entry("select 'ok'::shop.mood", "types.allow-list"),
            Map.entry("select 'x'::told from kinds", "types.allow-list"),
            Map.entry("select 'a'::secret_mood from kinds", "types.allow-list"),
            Map.entry("select '{a}'::secret_mood[] from kinds", "types.allow-list"),
            Map.entry("select '{ok}'::mood[]", "types.allow-list"),
            Map.entry("select array_agg(told) from kinds", "types.allow-list"),
            Map.entry("select id from kinds where 'x' = any (tolds)", "types.allow-list"),
            Map.entry("select id from kinds where array[pair] = pairs", "types.allow-list"),
            Map.entry("select cardinality(pairs) from kinds", "types.allow-list"),
            Map.entry("select id from kinds order by pairs", "types.allow-list"),
            Map.entry("select 'ok'::mood from (select 1) k", "types.allow-list"),
            Map.entry("select 'ann'::shop.mail", "types.allow-list"),
            Map.entry("select id from kinds where pair = (1, 2)", "types.row"),
            Map.entry("select id from kinds where mood = body", "types.resolution"),
            Map.entry("select id from kinds where mood = other", "types.resolution"),
            Map.entry("select id from kinds where days = ids", "types.resolution"),
            Map.entry("select id from kinds where days @> id", "types.resolution"),
            Map.entry("select enum_range(mood) from kinds", "functions.allow-list"),
            Map.entry("select id from kinds where words @@ to_tsquery('shop.mine', 'fox')", "functions.search"),
            Map.entry("select to_tsvector(body, body) from kinds", "types.resolution"),
            Map.entry("select ts_stat('select words from shop.kinds')", "functions.allow-list"),
            Map.entry("select ts_rewrite(to_tsquery('a'), 'select q, q from t')", "functions.allow-list"),
            Map.entry(
                    "select ts_headline('english', body, to_tsquery('fox'), 'MaxWords=9') from kinds",
                    "functions.allow-list"),
            Map.entry("select 'english'::regconfig", "types.allow-list"),
            Map.entry("select 'a'::bit(80000000)::text", "types.allow-list"),
            Map.entry("select 'a'::char(1001)", "types.allow-list"),
            Map.entry("select inet_client_addr()", "functions.allow-list"),
            Map.entry("insert into kinds (id, mail) values (4, 'cid@shop.example')", "types.not-listed"),
            Map.entry("update kinds set told = 'y' where id = 1", "types.not-listed"));

    private static final List<String> ANSWERED = List.of(
            "select id, mood, other, mail, work, days, host from kinds",
            "select id from kinds where mood = 'ok'",
            "select id from kinds where 'ok' < mood",
            "select id from kinds where mood in ('sad', 'happy')",
            "select id from kinds where mood is distinct from 'ok'",
            "select id from kinds where mood between 'sad' and 'ok'",
            "select mood, count(*) from kinds group by mood order by mood",
            "select distinct mood, other from kinds",
            "select id, 'ok'::mood, cast('b' as shop.\"text\"), 'b'::text from kinds where mood = 'ok'::shop.mood",
            "select id, m from moody",
            "select id, moods, tolds, pairs from kinds",
            "select id from kinds where 'ok' = any (moods) or mood = all (moods)",
            "select id from kinds where moods @> '{ok}' or moods = array['ok'::mood]",
            "select id from kinds where mood = any ('{ok,sad}')",
            "select array_agg(mood order by id), cardinality(array_agg(mood)) from kinds",
            "select id, m from kinds, unnest(moods) m where m = 'ok'",
            "select moods[1], moods || mood, array_append(moods, 'sad'), array_length(moods, 1) from kinds",
            "select ('{ok}'::mood[] && moods)::text, moods::text from kinds",
            "select distinct moods from kinds order by moods",
            "select to_jsonb(moods)::text from kinds",
            "select min(mood), max(mood), count(distinct mood) from kinds",
            "select id from kinds where mood between symmetric 'happy' and 'sad' or id not between symmetric 3 and 2",
            "select id from kinds where id between symmetric id and 2",
            "select coalesce(mood, 'sad'), case when id = 1 then mood else 'happy' end from kinds",
            "select mood::text || '!' from kinds",
            "select nullif(mood, 'ok') from kinds",
            "select to_jsonb(mood)::text, to_jsonb(k)::text from (select id, mood, mail from kinds) k",
            "select a.id, b.id from kinds a join kinds b using (mood)",
            "select mood from kinds union select mood from kinds",
            "select lag(mood) over (order by mood, id) from kinds",
            "select id from kinds where mail = 'ann@shop.example'",
            "select upper(mail), length(work), mail || '!' from kinds",
            "select mail, count(*) from kinds group by mail order by mail desc",
            "select distinct on (mail) mail, id from kinds order by mail, id",
            "select id from kinds where mail like 'ann%' or work is null",
            "select id from kinds where days @> date '2026-01-25'",
            "select id from kinds where days && daterange('2026-02-10', '2026-02-11')",
            "select id from kinds where days && '[2026-02-10,2026-02-11)'",
            "select lower(days)::text, upper(days)::text, isempty(days)::text from kinds",
            "select days * daterange('2026-01-25', null), days + days from kinds where id = 1",
            "select range_agg(days)::text, range_intersect_agg(days)::text from kinds",
            "select unnest(ids) from kinds where id = 1",
            "select id from kinds where ids @> 5 order by days",
            "select id, r from kinds, unnest(ids) r",
            "select id, host(host), masklen(host), family(host) from kinds where host << '10.0.0.0/16'",
            "select network(host) from kinds where host = '10.0.0.1' or host >> '10.0.1.9'",
            "select id, at <-> point(0, 0) from kinds where at <@ box(point(0, 0), point(2, 2))",
            "select id from kinds where days &> '[2026-01-01,2026-01-02)'",
            "select bits & b, bit_length(bits) from kinds, (values ('1100'::varbit)) v (b) where id < 3",
            "select id from kinds where words @@ to_tsquery('english', 'fox & quick')",
            "select id from kinds where to_tsvector('english', body) @@ plainto_tsquery('english', 'slow dog')",
            "select ts_rank(words, websearch_to_tsquery('simple', 'dog or fox')) from kinds order by 1",
            "select ts_headline('english', body, to_tsquery('english', 'dog')) from kinds",
            "select setweight(to_tsvector('simple', body), 'A')::text, strip(words), numnode('a & b') from kinds",
            "update kinds set mood = 'sad' where mood = 'ok' returning id, mood",
            "insert into kinds (id, mood, days, host) values (4, 'sad', '[2026-01-01,2026-01-02)', '::1') returning mood, days",
            "update kinds set days = daterange('2027-01-01', '2027-01-02'), ids = '{}' where id = 2 returning days, ids");

    KindsIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(
                database,
                "create type shop.mood as enum ('sad', 'ok', 'happy')",
                "create type shop.\"text\" as enum ('a', 'b')",
                "create type shop.told as enum ('x', 'y')",
                "create function shop.tell(shop.told) returns json language sql as $$ select '{}'::json $$",
                "create cast (shop.told as json) with function shop.tell(shop.told) as implicit",
                "create domain shop.mail as text check (value like '%@%')",
                "create domain shop.work_mail as shop.mail",
                "create type shop.pair as (a int, b int)",
                "create type shop.secret_mood as enum ('a')",
                "create table shop.kinds (id int primary key, mood shop.mood, other shop.\"text\", told shop.told,"
                        + " mail shop.mail, work shop.work_mail, pair shop.pair, days daterange, ids int4multirange,"
                        + " host inet, at point, bits varbit, words tsvector, body text, moods shop.mood[],"
                        + " tolds shop.told[], pairs shop.pair[])",
                """
                create view shop.moody as select id, coalesce(mood, 'sad') as m from shop.kinds where mood <> 'happy';
                insert into shop.kinds values
                  (1, 'ok', 'a', 'x', 'ann@shop.example', 'ann@work.example', (1, 2), '[2026-01-01,2026-02-01)',
                   '{[1,3),[5,9)}', '10.0.0.1', '(1,2)', '1010', to_tsvector('english', 'the quick foxes'),
                   'the quick foxes', '{ok}'),
                  (2, 'happy', 'b', 'y', 'bob@shop.example', null, (3, 4), '[2026-01-20,2026-03-01)',
                   '{[2,4)}', '10.0.1.7/24', '(3,4)', '0110', to_tsvector('english', 'slow dogs'), 'slow dogs', '{}'),
                  (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
                """);
    }

    @Test
    void refused() {
        assertThat(REFUSED)
                .allSatisfy((sql, rule) ->
                        assertThat(shop.refusal(sql).rule()).as(sql).isEqualTo(rule));
    }

    /** Each by itself first, and nothing of that stays. */
    @Test
    void answersAsTheStatement() throws SQLException {
        SoftAssertions all = new SoftAssertions();
        for (String sql : ANSWERED) {
            List<String> expected = PlainRun.undone(database, sql);
            all.assertThat(shop.run(sql)).as(sql).isEqualTo(expected);
        }
        all.assertAll();
    }

    @Test
    void maskOfAnEnumerationKeepsItsType() throws SQLException {
        shop.masked("kinds", "mood", new Mask.Redact());
        shop.masked("kinds", "mail", new Mask.Redact());

        assertThat(shop.run("select id, mood from kinds where mood = 'ok' or mood is null"))
                .containsExactly("[1, NULL]", "[2, NULL]", "[3, NULL]");
        assertThat(shop.run("select mood, count(*) from kinds group by mood order by min(mood)"))
                .containsExactly("[NULL, 3]");
        assertThat(shop.run("select coalesce(mood, 'sad'), mail from kinds where mail like '%*%'"))
                .containsExactly("[sad, ***]", "[sad, ***]");
    }
}
