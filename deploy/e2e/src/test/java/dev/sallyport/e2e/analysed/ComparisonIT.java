package dev.sallyport.e2e.analysed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.e2e.corpora.Clerk;
import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.postgresql.Meaning;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What means the same to both sides compares as the same, however it is written; what means anything else does not. */
@OnServers
final class ComparisonIT {
    private static final String TABLES = """
            create schema other;
            create table people (id int, name varchar(20), pay numeric, born date, tags text[], doc jsonb);
            create table jobs (id bigint, person int, name text);
            create table other.people (id int, name varchar(20), pay numeric, born date, tags text[], doc jsonb);
            create view adults as select id, name as called from people where born < '2000-01-01';
            create function other.lower(varchar) returns text language sql as 'select $1::text';
            create function other.same(numeric, numeric) returns bool language sql as 'select true';
            create operator other.= (function = other.same, leftarg = numeric, rightarg = numeric);
            """;

    private final CorpusDatabase database;
    private final Meaning.Reader reader = new Meaning.Reader();
    private final Analyst analyst;
    private final ServerCatalog server;

    ComparisonIT(TestServer server) throws SQLException {
        this.database = CorpusDatabase.create(server);
        this.analyst = new Analyst(database.connection());
        this.server = new ServerCatalog(database.connection());
    }

    @BeforeEach
    void makeTables() throws SQLException {
        run(TABLES);
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        database.close();
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private Comparison compare(String toServer, String toEngine) throws SQLException, EngineFailure {
        try (Clerk clerk = Clerk.open(database.settings("public"))) {
            Meaning meaning = reader.read(toEngine, clerk.catalog()).orElseThrow();
            boolean writes = meaning.query().writes();
            return Comparison.of(analyst.analyse(toServer, writes).orElseThrow(), server, meaning);
        }
    }

    private void assertSame(String sql) throws SQLException, EngineFailure {
        Comparison compared = compare(sql, sql);
        assertThat(compared.engine()).isEqualTo(compared.server());
    }

    private void assertDiffers(String toServer, String toEngine) throws SQLException, EngineFailure {
        assertThat(compare(toServer, toEngine).isSame()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from people where id in (1, 2) and name not in ('a', 'b') or pay in (1, pay, id)",
                "select id = any (array[1, 2]), id <> all ('{1,2}'), id > all (select person from jobs) from people",
                "select * from people where id between 1 and 2 and pay not between 1 and id",
                "select case id when 1 then 'a' when 2.5 then null end, case when id > 1 then 1 else 2.5 end from people",
                "select coalesce(name, 'x'), nullif(id, 2.5), greatest(id, 1.5) from people",
                "select name is distinct from null, name is not distinct from 'x' from people",
                "select * from people where (id, name) in (select person, name from jobs)",
                "select * from people where (id, name) in ((1, 'a'), (2, 'b')) and (id, pay) not in ((1, 2), (3, 4))",
                "select * from people join jobs using (id)",
                "select id, name from people full join jobs using (id, name)",
                "select * from people natural left join jobs",
                "select p.*, j.name from people p, lateral (select * from jobs where person = p.id) j",
                "select name, count(*), sum(pay) filter (where id > 1) from people group by name, born order by 2, name",
                "select lower(name), grouping(born) from people group by rollup (lower(name), born) having max(id) > 3",
                "select distinct on (name) name n, pay from people order by n, pay desc nulls last, pay",
                "select rank() over w, sum(pay) over (partition by name order by id rows 2 preceding)"
                        + " from people window w as (order by born range between interval '1 day' preceding and current row)",
                "select 1 union select 2.5 union all select id from people order by 1 limit 2 offset 1",
                "select 'x' union all (select name from people order by 1) order by 1",
                "select id from people where name in ('a', name, 'b') or name not in (lower(name), 'a') or name in (name, 'x', 'y')",
                "select x, y from (values (1, 'a'), (2.5, null)) v (x, y)",
                "with recursive r (n) as (select 1 union all select n + 1 from r where n < 5),"
                        + " a as (select id from people) select * from r, a where exists (select 1 from jobs where id = n)",
                "select id || 'x' || pay, name || 'y', tags || array['z'], tags[1] from people",
                "select current_date, extract(year from born), born + 1, name::text, pay::int, '5'::int from people",
                "select jsonb_build_object('k', name, 'n', id), doc ->> 'a', concat('a', id, name) from people",
                "select string_agg(name, ',' order by id desc), array_agg(distinct name),"
                        + " percentile_cont(0.5) within group (order by pay) from people",
                "select to_jsonb(p), array(select id from jobs j where j.person = p.id) from people p",
                "select g from generate_series(1, 3) with ordinality g (g, n) where n < -2147483648",
                "select called, (select max(id) from jobs where person = a.id) from adults a where called like 'x%'"
            })
    void oneMeaningIsOneForm(String sql) throws SQLException, EngineFailure {
        assertSame(sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            another overload          | select abs(id) from people                       | select abs(pay) from people
            another function          | select lower(name) from people                   | select upper(name) from people
            another operator          | select id < 1 from people                        | select id <= 1 from people
            another side              | select person - pay from people, jobs            | select pay - person from people, jobs
            another conversion        | select id::text from people                      | select id::varchar from people
            another column            | select pay from people where id = 1              | select pay from people where pay = 1
            the column of another     | select p.id from people p, jobs j                | select j.id from people p, jobs j
            the same of another       | select a.id from people a, people b              | select b.id from people a, people b
            another level             | select (select j.id from jobs j) from people p   | select (select p.id from jobs j) from people p
            another table             | select id from people                            | select id from jobs
            another schema            | select id from people                            | select id from other.people
            a view for its table      | select id from adults                            | select id from people
            another table of WITH     | with a as (select 1 x), b as (select 2 x) select x from a | with a as (select 1 x), b as (select 2 x) select x from b
            another join              | select 1 from people p left join jobs j on p.id = j.id | select 1 from people p join jobs j on p.id = j.id
            another shared column     | select 1 from people join jobs using (id)        | select 1 from people join jobs using (name)
            none for one of           | select 1 from people where id in (1, 2)          | select 1 from people where id not in (1, 2)
            all for any               | select id = any (array[1, 2]) from people        | select id = all (array[1, 2]) from people
            another key               | select name from people group by name, id        | select name from people group by name, pay
            another order             | select name from people order by name, id        | select name from people order by id, name
            another direction         | select name from people order by name            | select name from people order by name desc
            another window            | select sum(pay) over (order by id) from people   | select sum(pay) over (order by pay) from people
            another aggregate         | select sum(id) from people                       | select sum(id::bigint) from people
            without a filter          | select count(*) from people                      | select count(*) filter (where id > 1) from people
            with duplicates           | select count(id) from people                     | select count(distinct id) from people
            another subject           | select case id when 1 then 1 end from people     | select case pay when 1 then 1 end from people
            another equality          | select nullif(id, 1) from people                 | select nullif(id, 1.5) from people
            another part              | select id from people union select person from jobs | select id from people union select id::int from jobs
            another set               | select id from people union select 1             | select id from people except select 1
            another with the same name | select tags[1] from people                      | select name from people
            """)
    void anotherMeaningIsFound(String what, String toServer, String toEngine) throws SQLException, EngineFailure {
        assertDiffers(toServer, toEngine);
    }

    @Test
    void aRelationThatTheServerFindsElsewhereIsFound() throws SQLException, EngineFailure {
        analyst.enter("other");

        assertDiffers("select id from people", "select id from people");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from people where pay = 1.5",
                "select 1 from people p join public.people q using (pay)",
                "select id from people where pay in (1.5, 2.5)",
                "select lower(name) from people"
            })
    void whatTheServerFindsInAnotherSchemaIsFound(String sql) throws SQLException, EngineFailure {
        assertSame(sql);
        run("set search_path = public, other, pg_catalog");

        assertDiffers(sql, sql);
    }
}
