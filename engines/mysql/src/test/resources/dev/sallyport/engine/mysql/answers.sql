select * from t order by id
select * from t natural join o order by id, oid
select t.*, o.* from t, o where t.id = o.tid order by id, oid
select t.name, o.name from t join o using (name) order by oid
select name from t join o using (name) order by oid
select * from t join o using (name) order by oid
select * from t a join t b using (id) order by id
select id, n from t a left join (select id, n from t where id < 3) b using (id, n) order by id
select id, d from (select id, d, n from t where id < 3) a right join t b using (id, d) order by id
select name, i from (select upper(name) as name, id as i from t) a join t b using (name) order by i
select name, i from (select upper(name) as name, id as i from t) a right join t b using (name) order by b.id
select name, i from (select upper(name) as name, id as i from t) a left join t b using (name) order by i
select name, count(*) from (select upper(name) as name, id as i from t) a join t b using (name) group by name having name > 'B' order by name
select name from (select upper(name) as name from t) a natural join (select name from t) b where name like 'b%'
select a.id from t a where exists (select * from t b join t c using (id, n) where n = a.n) order by 1
select n as name, count(*) as c from t group by name order by c, n
select name as n, count(*) as c from t group by name order by c, n
select n as n, max(id) as m from t group by n having n > 1 order by n
select n + 1 as n, max(id) as m from t group by n order by m
select max(id) as id from t group by n order by id
select max(id) as id, n from t group by n having id > 2 order by id
select t.n, sum(qty) as s from t left join o on o.tid = t.id group by t.n having s is not null order by s, t.n
select t.n, sum(qty) s from t left join o on o.tid = t.id group by t.n having sum(qty) > 1 order by s
select count(*) from t having count(*) > 1
select count(*) as c from t having c > 1
select id from t having id > 3 order by id
select id, n as k from t having k > 1 order by k, id
select n, count(*) from t group by n with rollup
select n, id from t group by n, id order by n, id
select id, name from t group by id order by id
select t.id, t.name, count(o.oid) as c from t left join o on o.tid = t.id group by t.id order by t.id
select name from t group by name order by count(*), name
select n from t group by n order by max(d), n
select distinct n from t order by n
select id, n from t order by n is null, n desc, id
select id from t order by 1
select id, name from t order by 2, 1
select id from t order by -id
select id from t order by name collate utf8mb4_bin, id
select id from t order by binary name, id
select id from t where name = 'ACME' order by id
select id from t where name = 'acme ' order by id
select id from t where name = 'acmé' order by id
select id from t where l1 = 'é' order by id
select id from t where l1 = 'e' order by id
select id from t where l1 = 'x' order by id
select id from t where l1 = '12' or l1 = 12 order by id
select id from t where name = 12 order by id
select id from t where n = '2' order by id
select id from t where n = '2x' order by id
select id from t where n <=> null order by id
select id from t where not n = 2 order by id
select id from t where not (n = 2 or n = 3) order by id
select id from t where n = 1 or n = 2 and d > 0 order by id
select id from t where n != 2 xor d > 0 order by id
select id from t where n in (select tid from o) order by id
select id from t where n not in (1, 2) order by id
select id from t where n not in (1, null) order by id
select id from t where (n, id) in ((1, 1), (2, 3)) order by id
select id from t where (n, id) = (2, 3) order by id
select id from t where exists (select 1 from o where o.tid = t.id) order by id
select id from t where not exists (select * from o where tid = t.id and qty > 1) order by id
select id from t where n > all (select qty from o where qty < 3) order by id
select id from t where n >= any (select qty from o) order by id
select id, (select sum(qty) from o where tid = id) as q from t order by id
select id, (select max(name) from o where o.tid = t.id) as q from t order by id
select id, (select count(*) from o where o.name = t.name) as q from t order by id
select a.id, b.id from t a join t b on a.n = b.n and a.id < b.id order by a.id, b.id
select a.id, b.id from t a left join t b on a.n = b.n + 1 order by a.id, b.id
select a.id, b.id from t a right join t b on a.n = b.n + 1 order by a.id, b.id
select a.id from t a cross join t b where a.id = b.id order by a.id
select a.id from t a, t b where a.id = b.id and a.n > 1 order by a.id
select t.id, o.oid, p.oid from t left join (o join o p on p.oid = o.oid + 1) on o.tid = t.id order by 1, 2, 3
select t.id from t left join o on o.tid = t.id where o.oid is null order by t.id
select x.c from (select count(*) as c from t) x
select x.m, y.m from (select max(id) m from t) x, (select min(id) m from t) y
with c as (select id, n from t where n > 1) select * from c order by id
with c(a, b) as (select id, n from t) select a from c where b > 1 order by a
with a as (select id from t), b as (select id from a where id > 2) select * from b order by id
with recursive r as (select 1 as n union all select n + 1 from r where n < 5) select n from r order by n
with recursive r(n, p) as (select 1, cast('a' as char(20)) union all select n + 1, concat(p, 'b') from r where n < 4) select * from r order by n
select id from t union select oid from o order by 1
select id from t union all select oid from o order by id
select name from t union select name from o order by name
(select id from t where id < 3) union all (select oid from o where oid > 3) order by id
(select id from t order by id desc limit 2) union all (select oid from o order by oid limit 1) order by 1
select id, name from t where id < 3 union select oid, name from o where oid < 2 order by id, name
select id from t order by id limit 2
select id from t order by id limit 2 offset 1
select id from t order by id limit 1, 2
select id from t limit 0
select id, row_number() over (partition by n order by id) as r from t order by id
select id, sum(d) over (order by id) as s, avg(d) over (order by id rows between 1 preceding and current row) as a from t order by id
select id, lag(n, 1, 0) over (order by id) as l, lead(n) over w as e from t window w as (order by id) order by id
select id, ntile(2) over (order by id) as k, first_value(name) over (partition by n order by id) as v from t order by id
select id, count(*) over () as c, max(n) over (partition by cat) as m from t order by id
select n, sum(sum(d)) over (order by n) as s from t group by n order by n
select group_concat(name order by id separator '|') from t
select group_concat(distinct n order by n desc) from t
select n, group_concat(id, ':', cat order by id) as g from t group by n order by n
select sum(n), avg(n), min(d), max(f), stddev(n), variance(n), bit_or(n) from t
select sum(distinct n), avg(distinct n), count(distinct n, cat) from t
select count(*), count(n), count(distinct name) from t
select 7 / 2, 7 div 2, 7 % 3, -7 % 3, 7 mod 3, 2 * 3 + 4, 2 + 3 * 4, (2 + 3) * 4
select 1 - -1, 1 - (2 - 3), - - 1, !0, not 0, ~0 & 7, 1 | 2 ^ 3, 1 << 3 >> 1
select 1 = 1 = 2, 1 = (1 = 2), 2 > 1 > 0, 1 < 2 and 2 < 3 or 0, not 1 = 2, not 1 + 1
select 'a' 'b', 'it''s', 'a\\b', 'a\nb', "q", _utf8mb4'x', x'4142', 0x41, b'101', n'x'
select 'a' = 'A', 'a' = 'a ', 'a' like 'A', binary 'a' = 'A', 'a' <=> null, null is null, 'a' = 0
select 1.10, 1e2, .5, 1.0 + 1, 0.1 + 0.2, 0.1e0 + 0.2e0, 1 / 3, 1.000 / 3, 10 / 4 * 3
select date '2024-02-29', time '10:11:12', timestamp '2024-02-29 10:11:12', date '2024-01-31' + interval 1 month
select date_add('2024-02-29', interval 1 year), date_sub(day, interval '1:2' minute_second), day + 0 from t order by id
select interval 1 day + day from t order by id
select datediff(day, '2024-01-01'), timestampdiff(month, day, '2024-06-01'), timestampadd(day, 1, at) from t order by id
select extract(year_month from day), week(day), weekday(day), dayname(day), quarter(day), last_day(day) from t order by id
select cast(d as decimal(5,1)), cast(f as char), cast(name as char(2)), cast(day as datetime), cast(n as unsigned) from t where n > 0 order by id
select convert(n, char), convert(name using latin1), convert(day, datetime) from t order by id
select nullif(n, 2), coalesce(null, n, 9), ifnull(n, 'x'), if(n, 'y', 'n'), isnull(n) from t order by id
select case n when 1 then 'one' when 2 then 'two' end, case when n = 1 then 1 when d > 5 then 2.5 else 'x' end from t order by id
select concat(name, l1), concat_ws(',', name, null, n), lower(name), substring(name, 2), substring(name from 2 for 1), trim(l1) from t order by id
select trim(both 'x' from 'xxaxx'), trim(leading 'x' from 'xa'), lpad(n, 3, '0'), rpad(name, 6, '.'), repeat('a', 3), replace(name, 'a', 'b') from t order by id
select round(d), round(d, -1), truncate(d, 1), ceil(d), floor(d), abs(n), sign(n), mod(n, 2), pow(n, 2), sqrt(abs(n)) from t order by id
select json_extract(doc, '$.a'), json_unquote(json_extract(doc, '$.a')), json_type(doc), json_valid(doc) from t order by id
select id from t where name regexp '^a' order by id
select id from t where name rlike 'b$' order by id
select id from t where name not regexp '^a' and name not like '%b' order by id
select id from t where name like '1_x' or name like 'a|%' escape '|' order by id
select id from t where day between '2020-01-01' and '2024-02-29' order by id
select id from t where day not between '2020-01-01' and '2024-02-29' order by id
select id from t where day > '2020' order by id
select id from t where at >= '2020-06-01' and at < '2020-07-01' order by id
select id from t where year(at) = 2020 and month(at) = 6 order by id
select id from t where flag order by id
select id from t where flag is true order by id
select id from t where flag is not false order by id
select id from t where n is unknown order by id
select id from t where cat = 'z' order by id
select id from t where cat = 1 order by id
select id from t where cat > 'a' order by id
select id from t order by cat, id
select id from t where u > -1 order by id
select id from t where u = 18446744073709551615 order by id
select id from t where u - 1 > 0 order by id
select id from t where b = 'a' order by id
select hex(b), length(b), b like 'a%' from t order by id
select id, title, twice from v order by id
select v.title, t.name from v join t on t.id = v.id where v.twice > 2 order by v.id
select v.* from v where title = 'bob' order by id
select max(twice) as id from v group by title order by id
select id from (select id, n from t union all select oid, qty from o) x where n > 1 order by id
select Id, FullName, `order`, `select`, `a``b` from Mixed order by Id
select m.`order` + 1 as `group`, `select` as `from` from Mixed as m order by `group`
select ID as x from Mixed order by X
select id as 'two words', name 'x' from t order by id
select id "q" from t order by id
select t.id from `t` where `t`.`n` = 2 order by t.`id`
select max(id) from t where 1 = 0
select count(*) from t where null
select id from t where 'a' order by id
select id from t where '1' order by id
select straight_join t.id from t join o on o.tid = t.id order by t.id, oid
select distinctrow n from t order by n
select all n from t order by n, id
select sql_no_cache id from t order by id
select id from t where id in (1, 2, 3) and (n = 1 or d < 0) and not flag = 0 order by id
select sum(case when n > 1 then d else 0 end) as s, sum(n > 1) as c from t
select sum(if(n = 2, 1, 0)) / count(*) as share from t
select cast(sum(n) as double) / count(*) as share, sum(n) * 100.0 / (select count(*) from t) as p from t
select date(at) as day, count(*) from t group by date(at) order by day
select date(at) as day, count(*) as c from t group by day order by c, day
select year(day) as y, month(day) as m, count(*) as c from t group by y, m order by y, m
select year(day) as y, month(day) as m, count(*) as c from t group by year(day), month(day) having c > 0 order by y, m
select t.name, count(distinct o.oid) as c from t left join o on o.tid = t.id group by t.id, t.name order by c desc, t.name
select lower(name) as name from t order by name
select lower(name) as name from t order by lower(name)
select n as id, id as n from t order by id, n
select n as id from t where id > 2 order by id
select n as id from t group by id order by id
select id % 2 as n, count(*) as c from t group by n order by n
select -n as n from t order by n, id
select -n as n from t order by n + 0, id
select -n as k from t order by k + 0, id
select t.n as x from t order by t.n, x, id
select sum(n) as n from t having n > 1
select sum(n) as n, cat from t group by cat having n > 1 order by cat
select cat, sum(n) as s from t group by cat having cat = 'z' order by s
select cat as c, sum(n) as s from t group by cat having c = 'z' order by s
select id from t where id = 1 and id = 1 or 1 = 0
select id from t where case when n > 1 then true else false end order by id
select id from t where (select count(*) from o where o.tid = t.id) > 1 order by id
select * from (select * from t) x order by id
select x.* from (select t.id, o.oid from t join o on o.tid = t.id) x order by x.oid
select any_value(name), n from t group by n order by n
select id, name from t where (name, n) = ('acme', 1) order by id
select id from t where name = concat('ac', 'me') order by id
select position('a' in name), locate('a', name), instr(name, 'A') from t order by id
select char_length(name), length(name), hex(name), reverse(name) from t order by id
select count(*) from t, o, Mixed
select id from t where n = 2 limit 18446744073709551615
values row(1, 2)
select 1 from dual
select 1 as one, 'x' as two
select now() > '2020-01-01', current_date > '2020-01-01', utc_timestamp() > '2020-01-01'
select true, false, null, true + 1
select id from t use index (n) where n = 2 order by id
select id from t as x where x.n = 2 order by x.id
select id from t x, lateral (select max(oid) as m from o where o.tid = x.id) y order by id
select id from t intersect select oid from o order by id
select id from t except select oid from o order by id
select id, interval(n, 0, 1, 2) from t order by id
select interval(n, 0, 1) + 1, n + interval(id, 2, 4) * 2 from t order by id
select id from t where interval(n, 0, 2) = 1 and month(day) = 2 order by id
select day + interval (n) day from t order by id
select t.id, j.* from t, json_table(t.doc, '$' columns (a varchar(20) path '$.a', n for ordinality)) as j order by id
select id, j.b from t left join json_table(doc, '$.a' columns (b json path '$', e int exists path '$.z')) as j on j.e = 0 order by id
select x.* from json_table('[{"a":1,"b":[7,8],"c":3},{"a":2}]', '$[*]' columns (A int path '$.a', c int path '$.c', nested path '$.b[*]' columns (B int path '$'))) as x
select * from json_table('[1,2,"x"]', '$[*]' columns (v int path '$' default '7' on empty null on error)) as x
select * from json_table('[1,2,"x"]', '$[*]' columns (v int path '$' error on error)) as x
select (select max(v) from json_table(t.doc, '$[*]' columns (v decimal(5,2) path '$')) as x) from t order by id
select json_value(doc, '$.a') from t order by id
select json_value(doc, '$.a' returning char(5) null on error) from t order by id
select json_value(doc, '$.a' returning signed) from t order by id
select json_value(doc, '$.a' returning char(20) default 'none' on empty error on error) from t where id < 3 order by id
select upper(name) as u from t having u > 'B' order by u
select n + 1 as k, id from t having k > 2 and id < 5 order by id
select n + 1 as k, max(id) as m from t group by k having k > 2 and m > 1 order by k
select upper(name) as u, count(*) as c from t group by name having u > 'A' and c = 1 order by u
select (select o.qty from o where o.oid = t.id) as q, id from t having q > 1 order by id
select 1 as x from t having x = 1
select x.k from (select n * 2 as k from t having k > 2) as x order by k
select distinct n % 2 as k from t having k is not null order by k
select n + d as n, id from t having n > 3 order by id
select name as n, n + 1 as k from t having k > 2 order by k, n
select id, row_number() over (order by id) as r, n + 1 as k from t having k > 2 order by id
select cat + 0 as c, count(*) as m from t group by c with rollup having c > 1
select t.id, case when n > 1 then 'big' else 'small' end as size from t having size = 'big' order by id
select t.id, o.oid from t join o where o.tid = t.id order by t.id, o.oid
select count(*) from t inner join o
select count(*) from t join o on o.tid = t.id join (select count(*) as c from o) as x where x.c > 1
select t.id, x.c from t join (select count(*) as c from o) as x, o where o.tid = t.id order by t.id, o.oid
select count(*) from t join o join Mixed
select count(*) from t join o join Mixed on Mixed.Id = o.oid
select count(*) from t join o left join Mixed on Mixed.Id = o.oid
select count(*) from t join o join Mixed on Mixed.Id = o.oid on o.tid = t.id
select n, count(*) from t group by n with rollup
select n, cat, count(*), sum(d), min(name) from t group by n, cat with rollup
select name, count(*) from t where n > 0 group by name with rollup having count(*) > 0
select n + 1 as m, count(*) c from t group by m with rollup
select x.n, x.c from (select n, count(*) as c from t group by n with rollup) x order by x.n is null, x.n, x.c
select distinct cat, count(*) from t group by cat with rollup
select count(*) from t group by n, name with rollup limit 100
select n, avg(f) from t group by n with rollup having n is null
select id from t use index (n) where n > 1 order by id
select id from t force index (PRIMARY) ignore index (name) order by id
select t.id, o.qty from t straight_join o on o.tid = t.id order by 1, 2
select t.id, o.qty from t straight_join o order by 1, 2
select id from t where n > any (select qty from o) order by id
select id from t where n >= all (select tid from o where tid < 3) order by id
select id from t where n <> some (select tid from o) order by id
select id from t where n = any (select tid from o) order by id
select id from t where n <> all (select tid from o where tid is not null) order by id
select n from t intersect select tid from o order by 1
select n from t except select tid from o order by 1
select n from t union select qty from o intersect select tid from o order by 1
(select n from t union select qty from o) intersect select tid from o order by 1
select n from t except select qty from o intersect select tid from o order by 1
select n from t intersect select tid from o union select 99 order by 1
select n from t except select tid from o union all select 2 order by 1
select n from t intersect all select tid from o order by 1
select n from t except all select tid from o order by 1
select id from t where n in (select n from t intersect select tid from o) order by id
