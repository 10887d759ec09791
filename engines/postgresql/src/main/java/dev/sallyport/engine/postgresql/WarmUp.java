package dev.sallyport.engine.postgresql;

import java.util.List;

/** Statements of every form that is read; a grammar that has seen them answers the first caller in its usual time. */
final class WarmUp {
    /** Loads the classes of both grammars. */
    static final List<String> FIRST = List.of("select a, b as c from t where d = $1 and e in (1, 2)");

    static final List<String> STATEMENTS = List.of(
            "select * from t",
            "select a, b.c as d from s.t b where b.a = $1 and b.c <> 'x' limit 10",
            "select t.* from t join u on t.a = u.a left join v using (b) cross join w",
            "select a from t, u where (a > 1 or b <= 2.5) and not c is null and d is not true",
            "select count(*), sum(a), max(b) filter (where c) from t group by d, 2 having count(distinct e) > 3",
            "select distinct a from t order by a desc nulls last, 2 limit 5 offset 10",
            "select case when a then 1 else 2 end, case b when 1 then 'x' end from t",
            "select a::text, cast(b as numeric(10, 2)), c::timestamp with time zone from t",
            "select a || ' ' || b, - c * (d + 1) / 2 % 3 from t",
            "select a from t where b in (1, 2) and c not in ('x') and d between 1 and 2",
            "select a from t where b like 'x%' or c not ilike '%y' escape '!' or d ~ '^z'",
            "select date_trunc('month', a), extract(year from b), date '2020-01-31' - interval '1 day' from t",
            "select coalesce(a, b, 0), nullif(c, ''), greatest(d, e), current_date, now() from t",
            "select a at time zone 'UTC', b -> 'c' ->> 'd', substring(e from 1 for 2), trim(f) from t",
            "select string_agg(distinct a, ', ' order by a) from t natural join u",
            "select a is distinct from b from t join (u join v on u.a = v.a) on true",
            "insert into t (a, b) values ($1, 'x'), (2, default) on conflict (a) do update set b = excluded.b returning a",
            "insert into t (a) select b from u where c = 1 on conflict do nothing",
            "update t set a = 1, b = b || 'x' from u where t.c = u.c and t.d = $1 returning t.a",
            "delete from t using u where t.a = u.a and t.b in (1, 2)",
            "merge into t using u on t.a = u.a when matched then update set b = u.b when not matched then insert (a) values (u.a)",
            "with d as (delete from t where a = 1 returning b) insert into u (b) select b from d");

    private WarmUp() {}
}
