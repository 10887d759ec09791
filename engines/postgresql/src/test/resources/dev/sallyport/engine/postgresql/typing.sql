select b, i2, i4, i8, n, f4, f8, t, v, c, d, tm, ts, tz, iv, u, y, jb, a from kinds
select i2 + i4, i4 + i8, i4 + n, n + f8, i4 + f4, f4 + f8, i2 * 2, i8 / 2, i4 / 2.0, -i4, i4 % 3, i4 ^ 2, n ^ 2 from kinds where i4 is not null
select i4 = i8, i4 = n, n = f8, f4 = f8, i4 <> 1, i4 != '1', i8 < 9223372036854775808, i2 >= 3.5 from kinds
select t = v, v = c, t = c, t || v, t || i4, i4 || t, v || 'x', c || 'x', 'a' || 'b', t || null, 5 || 'x' from kinds
select t || d, t || n, t || b, v || i8, 'n: ' || n, t || u from kinds
select d + 1, d - d, d + iv, d + tm, d - 7, ts - ts, ts + iv, tz - tz, tz - iv, ts - d, iv * 2, iv / 2, 2 * iv, tm + iv, tm - tm, iv + iv, -iv from kinds
select d = ts, d < tz, ts = tz, d > '2020-01-01', tz >= '2020-01-01', ts between '2019-01-01' and '2030-01-01' from kinds
select d = date '2024-02-29', ts < timestamp '2024-02-29 01:02:03', tz <= current_timestamp, iv > interval '1 day', interval '1 month' from kinds
select lower(t), upper(v), length(t), length(c), length(v), char_length(t), initcap(t), reverse(t), left(t, 2), right(v, 1), substr(t, 2), substr(t, 2, 1), substring(t from 2 for 1), substring(t, 2) from kinds
select trim(t), trim(both 'a' from t), ltrim(t), rtrim(t, 'x'), trim(leading from t), btrim(t, 'xy'), replace(t, 'a', 'b'), translate(t, 'ab', 'cd'), split_part(t, ' ', 1), strpos(t, 'l'), position('l' in t), overlay(t placing 'zz' from 2 for 1) from kinds
select concat(t, i4, d, null, n), concat_ws('-', t, i4, b), md5(t), ascii(t), chr(65), starts_with(t, 'h'), regexp_replace(t, 'l+', 'L'), encode(y, 'hex'), sha256(y) from kinds
select abs(i4), abs(n), abs(f8), ceil(n), floor(f8), ceil(i4), round(n), round(n, 1), round(f8), round(i4), round(i4, 2), trunc(n, 1), sqrt(i4), sqrt(n), power(i4, 2), power(n, 2), mod(i4, 3), mod(n, 2), div(n, 2), sign(n), exp(1.0), ln(2.5), log(100), pi() from kinds where i4 > 0
select extract(year from d), extract(hour from ts), extract(epoch from tz), extract(day from iv), date_part('month', d), date_part('year', ts), date_trunc('month', d), date_trunc('day', ts), date_trunc('hour', tz), date_trunc('day', iv) from kinds
select age(ts, ts), age(tz, tz), to_char(d, 'YYYY-MM'), to_char(ts, 'HH24'), to_char(n, '999.9'), to_char(i4, '999'), to_date('2024-01-02', 'YYYY-MM-DD'), to_timestamp(0), to_number('12', '99'), make_date(2024, 1, 2), date(ts), isfinite(d) from kinds
select ts at time zone 'UTC', tz at time zone 'UTC', tz at time zone 'Europe/Berlin' from kinds
select coalesce(i4, i8), coalesce(n, 0), coalesce(t, 'x'), coalesce(v, t), coalesce(null, i4), coalesce(d, ts), greatest(i4, 2.5), least(d, '2020-01-01'), nullif(i4, 2), nullif(t, 'x'), nullif(i4, 2.0), nullif('a', 'b') from kinds
select case when b then 1 else 2.5 end, case when i4 > 1 then t else v end, case i4 when 1 then 'one' when 2 then 'two' else 'many' end, case t when 'hello' then d end, case when b then null else i8 end from kinds
select i4 in (1, 2, 3), i4 in (1, 2.5), t in ('hello', 'x'), d in ('2024-02-29'), n in (1, 2), i8 not in (1, 2), v in ('a', t) from kinds
select i4 between 1 and 5, n between 1 and 2.5, t between 'a' and 'z', d not between '2024-01-01' and '2024-12-31', tm between '01:00' and '23:00' from kinds
select t like 'h%', v like '%a', c like 'c%', t ilike 'H%', t not like 'x%', t like 'h!%' escape '!', t ~ '^h', t !~ 'x', t ~* 'H', v ~ 'a' from kinds
select b is true, b is not false, b is unknown, i4 is null, t is not null, not b, b and i4 > 0, b or n > 100, i4 is distinct from 1, t is not distinct from 'hello', i4 is distinct from null from kinds
select i4::text, i4::int8, n::int, f8::numeric, f8::int, t::varchar(2), i4::varchar, n::numeric(10,1), d::timestamp, ts::date, tz::date, b::int, b::text, '12'::int, '12'::numeric(4,1), cast('2024-01-01' as date), cast(i4 as double precision), cast(n as real), i8::smallint, ts::time, iv::text, u::text, v::text, c::text from kinds where i4 < 100 or i4 is null
select 'abc'::char(2), t::char(3), 'x'::char, cast(t as character varying), tz::timestamp(0), true::text, null::int from kinds
select jb -> 'k', jb ->> 'k', jb -> 0, j -> 'k', j ->> 'k' from kinds
select jb @> '{"k": 1}', jb = '{}', jb || '{"z": 1}' from kinds
select count(*), count(i4), count(distinct t), sum(i2), sum(i4), sum(i8), sum(n), sum(f4), sum(f8), avg(i4), avg(n), avg(f8), avg(iv), sum(iv), min(t), max(v), max(c), min(d), max(ts), min(tz), max(iv), bool_and(b), every(b), bool_or(i4 > 1) from kinds
select string_agg(t, ','), string_agg(v, ',' order by i4 desc), string_agg(i4::text, '' order by i4), stddev(i4), variance(n), stddev_pop(f8), corr(i4, f8), var_samp(i8) from kinds
select b, count(*) filter (where i4 > 1) from kinds group by b order by b nulls first
select i4 as x, i8 as i4 from kinds order by i4, x
select i4 as x, count(*) from kinds group by x order by 2 desc, x
select i4 % 2 as t, count(*) as n from kinds group by i4 % 2 having count(*) > 0 order by 1
select t as i4, count(*) from kinds group by t, i4 order by 1, 2
select distinct b, t from kinds order by t desc nulls last, b
select k.t, l.i4 from kinds k join kinds l on k.i4 = l.i8 order by 1, 2
select k.t, l.i4 from kinds k left join kinds l on k.i4 = l.n and l.b order by 1, 2
select i4, k.t from kinds k join kinds l using (i4) order by 1
select * from kinds natural join products
select k.* from kinds k cross join products p where p.id = 1 order by k.i4
select i2 from kinds k full join products p on k.i4 = p.id order by 1 nulls first
select id, k.i4 from products p left join kinds k on k.i2 = p.id order by id limit 2 offset 1
select * from orders o join tickets t using (id, user_id) order by 1
select * from orders o left join tickets t using (id) order by 1 limit 3
select * from orders o right join tickets t using (id) order by 1 limit 3
select id, user_id from orders o full join tickets t using (id, user_id) order by 1, 2 limit 60
select * from orders o join tickets t using (id) join products p using (id) order by id
select x.a, x.b, x.price from products x (a, b) order by a
select p.name, p.price * 1.2 as gross, round(p.price / 3, 2) from products p where p.price > 2 and p.name <> 'p4' order by gross desc limit 2
select 1, 'x', null, 1.5, true, 2147483648, 9223372036854775808, date '2024-01-01', interval '2 hours', current_date = now()::date
select 1 as "A b", 2 "select" from products limit 1
select cast('  12 ' as int), '1e3'::numeric, '1 day 2 hours'::interval, '{"a":1}'::jsonb ->> 'a'
select count(*) from kinds where t is null or (b and not i4 > 5) and (n < 3 or f8 > 2.5)
select max(i4) + 1, min(n) * 2, sum(i4) / count(*), round(avg(i4), 2), sum(i4)::numeric / nullif(count(*), 0) from kinds
select date_trunc('month', tz) as month, count(*) from kinds group by month order by month
select extract(year from d) as y, count(*) from kinds group by extract(year from d) order by y nulls first
select to_char(tz, 'YYYY') || '-' || i4 from kinds order by 1 nulls last
select t from kinds order by length(t) desc nulls last, t limit 1
select i4 from kinds where d >= current_date - 36500 order by -i4
select tz > now() - interval '100 years', tz::date - interval '1 day' from kinds
select row_to_json(p), to_jsonb(p.*) ->> 'name' from products p order by p
select json_agg(s order by s.id desc), count(s), count(distinct s.*) from (select id, price from products) s
select o.id, count(p), count(p.*), jsonb_agg(p order by p desc) from orders o left join products p on p.id = o.id and p.price > 2 group by o.id order by 1
with t as (select b, i4 from kinds) select row_number() over (order by t desc nulls last), jsonb_build_object('row', t) from t order by t
select (select to_json(o) from orders x where x.id = o.id) from orders o order by id
select e.key, e.value from products p, jsonb_each_text(to_jsonb(p)) e order by p, e.key
select array[1, 2] || 3, 1 || array[2], array['a'] || 'b'::text, 'x'::text || array['y']
select id operator(pg_catalog.||) 'z' operator(pg_catalog.||) U&"\006eame" from (select 1 as id, 'n'::text as name) s
select U&'d\0061t\+000061', '{"a": {"b": 2}}'::jsonb @@ '$.a.b > 1', '{"a": 1}'::jsonb @@ cast('$.a' as jsonpath)
select lpad(name, 10, '.'), rpad(name, 3), repeat('ab', 3), format('%s costs %2$s%%', name, price), format('x') from products order by id
select to_hex(-2147483648 | 0), -9223372036854775808 / 10, -2147483647 - 1, -(2147483648) + 1, - 2147483649, case when true then -9223372036854775808 else 1 end / 10
select 'b' as kind, i4 from kinds order by kind, 2
select 'b' as kind, count(*) from kinds group by kind
select 'b', count(*) from kinds group by 1 order by 1
select distinct 'b' as kind, b from kinds order by kind, b
select distinct on (1) 'b', 'c' from kinds order by 1
values ('b', 'a'), ('a', 'c') order by 1
select 'b' as kind, i4 from kinds union all select 'c', id from products order by kind, 2
(select 'b' as kind order by kind limit 1) union all select t from kinds where i4 = 1
select distinct '1' as kind from kinds union all select t from kinds where i4 = 1
select x in (0.1), x not in (0.1), x in (0.1, 0.2), x in (0.1::real, 0.2), x not in (0.1::float8, 1) from (select 0.1::real as x) r
select i + 1, a.i, b.i, l from (select 2147483647 as i, 1 as l) a left join (select 2147483647::bigint as i) b using (i)
select * from (select 1::bigint as i) a natural right join (select 1 as i, 2 as r) b
select i in (1, n), i in (i, 2), v in ('a', v), v not in ('x', 'y'), v in ('q') from (select 1::numeric as i, 2.5 as n, 'a'::varchar as v) r
values ('a'), ('b') except select 'b'::varchar
select make_interval(days => 3), make_interval(1, hours => 2, mins => i4), make_date(2020, day => 2, month => 1) from kinds where i4 is not null
select jsonb_set(jb, '{k}', '2'), jsonb_set(jb, '{k}', replacement => '3', create_if_missing => false), jsonb_insert('[1]', '{0}', '0') from kinds where i4 = 1
select jsonb_path_query_first(jb, '$.k'), jsonb_path_query_array(jb, '$[*] ? (@ > $x)', '{"x": 1}'), jsonb_path_exists(jb, 'strict $.k.l', silent => true), jsonb_path_match(jb, 'exists($.k)') from kinds order by i4
select i4, e from kinds, jsonb_path_query(jb, 'lax $[*]') as e order by 1, 2
select jsonb_path_query_first('"2024-01-02 03:04:05+01"', '$.datetime()'), jsonb_path_exists_tz('["2024-01-02 03:04:05+00"]', '$[*] ? (@.datetime() > "2024-01-01".datetime())')
select x, y, n from rows from (generate_series(1, 2), unnest(array['a', 'b', 'c'])) with ordinality as t(x, y, n) order by n
select * from rows from (generate_series(1, 2), jsonb_each('{"a": 1}')) order by 1
select k.i4, r.* from kinds k, lateral rows from (generate_series(1, k.i4), generate_series(k.i4, 7)) r order by 1, 2, 3
select * from json_to_recordset('[{"a": 1, "b": "x"}, {"a": null, "c": 2}]') as r(a int, b text, c numeric(4, 2)) order by a
select p.id, r.name, r.price from products p, jsonb_to_record(to_jsonb(p)) as r(name varchar(3), price float8) order by 1
select sum(i4) over (order by i4 rows between 1 preceding and 1 following exclude current row), count(*) over (order by b range unbounded preceding exclude ties), max(i4) over (order by i4 groups between unbounded preceding and unbounded following exclude group), min(i4) over (order by i4 rows current row exclude no others) from kinds order by i4
table products order by id
(table products) union all select id, name, price from only products order by 1, 2, 3
select interval '1-2' year to month, interval '1 02:03:04' day to second, interval '5' hour, interval '1 2' day to hour
select string_agg(distinct r.v, ',' order by r.v desc), v2.v collate "C" from (values ('b'::varchar), ('a'::varchar), ('b'::varchar)) r (v), (values ('x')) v2 (v) group by v2.v
