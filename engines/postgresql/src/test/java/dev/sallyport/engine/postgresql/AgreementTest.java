package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

    private final PostgresAgreement agreement = new PostgresAgreement();

    /** Pairs that differ in meaning; each half is put behind {@code select ... from t}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "a || b + c§(a || b) + c",
                "a << 1 + 2 > 10§(a << 1) + 2 > 10",
                "a ~ b || c§a ~ (b || c)",
                "a - b - c§a - (b - c)",
                "a - (b + c)§a - b + c",
                "a * (b + c)§a * b + c",
                "a / b * c§a / (b * c)",
                "a ^ b ^ c§a ^ (b ^ c)",
                "- a ^ b§- (a ^ b)",
                "-1::int§(-1)::int",
                "not a = b§(not a) = b",
                "not a is null§(not a) is null",
                "a or b and c§(a or b) and c",
                "a and b or c§a and (b or c)",
                "a = b is null§a = (b is null)",
                "a + b::int§(a + b)::int",
                "a between 1 and 2 and b§a between 1 and (2 and b)",
                "a -> 'b' -> 'c'§a -> ('b' -> 'c')",
                "a at time zone 'x' || 'y'§a at time zone ('x' || 'y')",
                "a§b",
                "a, b§b, a",
                "a§a, a",
                "t.a§a",
                "s.t.a§t.a",
                "a b§a c",
                "a b§b a",
                "a§'a'",
                "'a'§'A'",
                "'a'§'b'",
                "'a'§'a '",
                "1§1.0",
                "1§2",
                "$1§$2",
                "\"A\"§a",
                "\"user\"§user",
                "\"current_date\"§current_date",
                "count(*)§count(a)",
                "count(distinct a)§count(a)",
                "sum(a) filter (where b)§sum(a)",
                "string_agg(a, ',' order by b)§string_agg(a, ',' order by b desc)",
                "a is null§a is not null",
                "a is true§a is false",
                "a in (1, 2)§a not in (1, 2)",
                "a like 'x'§a ilike 'x'",
                "a like 'x'§a like 'x' escape '!'",
                "a = b§a <> b",
                "a < b§a <= b",
                "a @> b§a <@ b",
                "a -> b§a ->> b",
                "case when a then b else c end§case when a then c else b end",
                "case a when b then c end§case when a = b then c end",
                "case when a then b end§case when a then b else null end",
                "a::int§a::bigint",
                "a::varchar(1)§a::varchar(2)",
                "a::varchar§a::varchar(2)",
                "a::char§a::\"char\"",
                "cast(a as timestamp with time zone)§cast(a as timestamp)",
                "extract(year from a)§extract(month from a)",
                "coalesce(a, b)§coalesce(b, a)",
                "substring(a from 1 for 2)§substring(a from 2 for 1)",
                "trim(leading 'x' from a)§trim(trailing 'x' from a)",
                "date '2020'§'2020'",
                "a from t, u --§a from t cross join u --",
                "a from t, t --§a from t --",
                "a from s.t --§a from t --",
                "a from t natural join u --§a from t cross join u --",
                "a from t join u on true --§a from t left join u on true --",
                "a from t left join u on b --§a from u left join t on b --",
                "a from t join u using (x) --§a from t join u using (y) --",
                "a from t join u on b join v on c --§a from t join (u join v on c) on b --",
                "a from t where b --§a from t having b --",
                "a from t order by a --§a from t group by a --",
                "a from t order by a --§a from t order by a desc --",
                "a from t order by a --§a from t order by a nulls first --",
                "a from t limit 1 --§a from t offset 1 --",
                "a from t limit 1 --§a from t --",
                "distinct a§a",
                "a from only t --§a from t --",
                "a from t for update --§a from t --",
                "a from t union select b --§a from t union all select b --"
            })
    void differentMeaningsStayDifferent(String one, String other) {
        assertThat(agreement.agree("select " + one + " from t", "select " + other + " from t"))
                .isFalse();
        assertThat(agreement.agree("select " + other + " from t", "select " + one + " from t"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "a + b * c§a + (b * c)",
                "a and b or c§(a and b) or c",
                "not a = b§not (a = b)",
                "a§((a))",
                "A§\"a\"",
                "name§\"name\"",
                "left(a, 1)§\"left\"(a, 1)",
                "count(*)§\"count\"(*)",
                "a b§a as b",
                "a::int§cast(a as int)",
                "a::date§cast(a as \"date\")",
                "(a + b)::int§cast(a + b as int)",
                "a isnull§a is null",
                "a notnull§a is not null",
                "a != b§a <> b",
                "a from t inner join u on b --§a from t join u on b --",
                "a from t left outer join u on b --§a from t left join u on b --",
                "a from t join u on b join v on c --§a from (t join u on b) join v on c --",
                "a from t order by a asc --§a from t order by a --",
                "a from t limit 1 offset 2 --§a from t offset 2 limit 1 --",
                "a from t as x --§a from t x --",
                "a as name§a \"name\""
            })
    void spellingsOfOneMeaningAreEqual(String one, String other) {
        assertThat(agreement.agree("select " + one + " from t", "select " + other + " from t"))
                .isTrue();
    }

    /** What the grammar is known to read otherwise than the server: it never agrees, even with itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "select ~ a | b",
                "select @ a # b",
                "select a = any (b) || c",
                "select - a collate \"C\"",
                "select 1 union select 2 intersect select 3",
                "select 1 from a natural join b join c on true"
            })
    void guardedGroupingIsNeverTrusted(String sql) {
        assertThat(agreement.agree(sql, sql)).isFalse();
    }

    @Test
    void textThatIsNoStatementNeverAgrees() {
        assertThat(agreement.agree("select from where", "select from where")).isFalse();
        assertThat(agreement.agree("select 1", "select 1; select 2")).isFalse();
    }
}
