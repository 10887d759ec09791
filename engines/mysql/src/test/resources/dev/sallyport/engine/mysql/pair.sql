select * from users order by id
select u.* from users u where u.ssn like '900%'
select id, ssn, email, salary, profile from users order by id
select id from users where ssn = '900-12-3456'
select id from users where email = 'canary.alice@example.test'
select id from users where email < 'canary.b' order by id
select id from users where salary > 70000
select id from users order by ssn, id
select id from users order by salary desc, id
select id from users order by email, id limit 1
select count(*), ssn from users group by ssn
select count(distinct ssn), count(distinct email), count(distinct salary) from users
select max(salary), min(salary), avg(salary), sum(salary) from users
select max(ssn), min(email) from users
select group_concat(ssn order by ssn), group_concat(email order by id) from users
select length(ssn), char_length(email), bit_length(profile) from users order by id
select upper(ssn), reverse(email), sha2(ssn, 256), crc32(ssn) from users order by id
select hex(ssn), to_base64(email), ord(ssn), ascii(email) from users order by id
select substring(ssn, 1, 1), left(email, 3), right(email, 20) from users order by id
select id from users where substring(ssn, 1, 1) = '9' order by id
select id from users where ascii(substring(email, 2, 1)) > 100 order by id
select id from users where ssn regexp '^90[01]' order by id
select id from users where email like '%@example.test' order by id
select id from users where ssn between '900' and '902' order by id
select id from users where salary in (123456.78, 31000.25)
select id, ssn + 0 from users order by id
select id, cast(ssn as signed) from users order by id
select id, 1 / (ssn - 900) from users order by id
select id from users where ssn - 900 > 0
select id from users where cast(ssn as unsigned) - 901 > 0
select id, case when ssn = '900-12-3456' then cast('x' as signed) else 1 end as c from users order by id
select id, if(salary > 70000, 9223372036854775807 + 1, 1) as c from users where salary is not null
select id from users where if(ssn like '900%', 18446744073709551615 + 1, 1) = 1 order by id
select id from users where json_extract(profile, '$.ssn') = '900-12-3456'
select json_extract(profile, '$.contact.phone') from users order by id
select json_keys(profile), json_length(profile) from users order by id
select id from users where json_contains(profile, '"dark"', '$.theme')
select a.id, b.id from users a join users b on a.ssn < b.ssn order by a.id, b.id
select a.id, b.id from users a join users b on a.ssn = b.ssn order by a.id, b.id
select a.id from users a join users b using (ssn) order by a.id
select a.id from users a natural join users b order by a.id
select a.id from users a left join users b on b.salary > a.salary where b.id is null order by a.id
select o.id, u.ssn from orders o join users u on u.id = o.user_id order by o.id
select o.id from orders o where o.user_id in (select id from users where ssn like '90%') order by o.id
select o.id from orders o where exists (select 1 from users u where u.id = o.user_id and u.salary > 70000)
select id from users where ssn = (select max(ssn) from users)
select id from users where salary >= all (select salary from users)
select (select ssn from users where id = 1), (select email from users where id = 2)
select s from (select ssn as s from users) x where s > '9' order by s
with u as (select id, ssn as s, salary as m from users) select id from u where s like '9%' or m > 1 order by id
with recursive r(n, s) as (select 1, ssn from users where id = 1 union all select n + 1, s from r where n < 3) select * from r
select ssn from users union select email from users
select ssn from users union all select name from users order by 1
select id, row_number() over (order by ssn, id) as r from users order by id
select id, rank() over (order by salary) as r from users order by id
select id, lag(ssn) over (order by id) as p, first_value(email) over (order by salary, id) as f from users order by id
select id, sum(salary) over (partition by country) as s from users order by id
select tax_ref from v_users_public order by id
select id from v_users_public where tax_ref = '900-12-3456'
select v.id, u.ssn from v_users_public v join users u on u.ssn = v.tax_ref order by v.id, u.id
select distinct ssn, country from users order by country
select country, count(*) from users group by country having max(ssn) > '901' order by country
select country, group_concat(name order by ssn, name) from users group by country order by country
select coalesce(salary, 0), ifnull(ssn, 'x'), nullif(ssn, '900-12-3456') from users order by id
select concat(name, ':', ssn) as c, concat_ws('-', email, id) as d from users order by id
select id, ssn in ('900-12-3456', '***') as i, ssn <=> '900-12-3456' as e from users order by id
select field(ssn, '900-12-3456'), locate('12', ssn), find_in_set(ssn, '900-12-3456,1'), instr(email, 'alice') from users order by id
select strcmp(ssn, '901'), greatest(ssn, '901'), least(email, 'd') from users order by id
select name from users where soundex(email) = soundex('canary') order by id
select name from users where soundex(ssn) = soundex('900') order by id
select id from users order by field(ssn, '900-12-3456') desc, id
select id from users where not (ssn > '901') order by id
select id from users where salary is null order by id
select id from users where ssn collate utf8mb4_bin = '900-12-3456'
select id from users where binary ssn = '900-12-3456'
select `ssn` as `Label`, email 'other' from users order by id
select upper(ssn) as s, id from users having s > 'A' order by id
select interval(salary, 1, 70000) as i, count(*) as c from users group by i having i > -2 order by i
select u.id, j.* from users u, json_table(u.profile, '$' columns (s varchar(40) path '$.ssn', t varchar(40) path '$.theme')) as j order by u.id
select id from users where exists (select 1 from json_table(ssn, '$' columns (s varchar(40) path '$')) as j)
select json_value(profile, '$.ssn') as s from users having s is not null
select ssn, count(*) as c from users group by ssn with rollup
select email, ssn, count(*), sum(salary), min(ssn) from users group by email, ssn with rollup
select left(ssn, 3) as p, count(*) as c from users group by p with rollup having p > '5' or p is null
select salary > 70000 as rich, count(*) as c from users group by rich with rollup having c > 1
select x.s, x.c from (select ssn as s, count(*) as c from users group by rollup (ssn)) x order by x.s, x.c
select id from users force index (ssn) where ssn > '901' order by id
select id from users use index (no_such_index) order by id
select id from users ignore index (PRIMARY) where ssn = '900-12-3456' order by id
select id from users use index for order by (ssn) order by ssn, id
select id from users where ssn > any (select ssn from users u where u.id = 2) order by id
select id from users where ssn >= all (select ssn from users) order by id
select id from users where salary < some (select salary from users u where u.id < 3) order by id
select id from users where '901-22-7788' = any (select ssn from users) order by id
select ssn from users except select '901-22-7788' order by 1
select u.id from users u straight_join users w on u.ssn < w.ssn order by u.id
select group_concat(id) from users
select json_arrayagg(id) from users
select id from users limit 1
select id, row_number() over () as r from users
select group_concat(o.id) from users u join orders o on o.user_id = u.id
select json_objectagg(ssn, id) from users
select salary + 1, salary * 1e300, - salary, salary % 7, salary div 3, floor(salary), round(salary, -3) from users
select ssn | 0, ssn & 255, ~ssn, ssn << 1, ssn div 3, - ssn, ssn % 7 from users
select 1 / (salary - 123456.78), pow(salary, 1000), sqrt(salary), ln(salary) from users
select std(salary), variance(salary), bit_xor(salary), bit_or(salary), bit_and(salary) from users
select ssn = '***', ssn = '*** ', ssn like '*** ', email = email, ssn = name from users order by id
select id from users where ssn = 0 or email = 0 order by id
select id from users where ssn = 900 or ssn + 0 > 900
select count(*) from users where ssn and email
select id from users where not ssn or ssn is true order by id
select id from users where ssn rlike email or name rlike concat('^', left(email, 1)) order by id
select id from users where name like ssn or email like name escape '|' order by id
select id from users where (ssn, id) in (select ssn, id from users where ssn > '905')
select id from users where (ssn, email) = ('900-12-3456', 'canary.alice@example.test')
select id from users where id in (1, ssn) or salary in (id, ssn, null) order by id
select 5 in (id, salary), null in (salary), salary <=> null from users order by id
select case when salary then 1 when salary is null then 2 end, case ssn when '***' then 1 else 2 end from users
select if(salary > 0, (select id from users), 1) from users
select elt(salary, 'a', 'b'), elt(left(ssn, 1), 'a'), field(salary, 65000.01), make_set(salary, 'a', 'b') from users
select conv(ssn, 10, 2), bin(salary), oct(salary), char(salary), hex(char(salary)) from users
select str_to_date(ssn, '%Y'), makedate(salary, 1), sec_to_time(salary), from_unixtime(salary) from users
select date_add(dob, interval ssn day), dob + interval salary year, date_format(dob, email) from users order by id
select timestampadd(day, salary, dob), unhex(ssn), from_base64(ssn), inet_aton(ssn), crc32(salary) from users order by id
select quote(salary), format(salary, 2), truncate(salary, 1), soundex(ssn), compress(ssn) from users
select cast(ssn as decimal(5, 2)), cast(email as unsigned), cast(ssn as date), convert(email, char(3)) from users
select group_concat(distinct ssn order by salary separator ','), group_concat(name order by email, id) from users
select json_object('s', salary, 'm', email), json_array(ssn, profile) from users order by id
select json_valid(ssn), json_search(json_array(ssn), 'one', '900%'), json_contains(json_array(ssn, email), '"900-12-3456"') from users
select json_objectagg(id, email), json_arrayagg(salary) from users
select j.n from users u, json_table(concat('["', u.ssn, '"]'), '$[*]' columns (n varchar(20) path '$' error on error)) as j
select j.n from users u, json_table(concat('[', u.ssn, ']'), '$[*]' columns (n int path '$' error on error)) as j
select country as c, max(ssn), count(*) from users group by c with rollup having max(ssn) > '5'
select coalesce(ssn, 'total') as s, count(*) from users group by ssn with rollup
select salary is null as n, country, count(*) from users group by n, country with rollup
select x.s from (select left(email, 1) as s, count(*) as c from users group by s with rollup) x where x.c = 1
select id from users where salary > all (select salary from users where id = 99) order by id
select id from users where not (salary <= all (select salary from users where id = 1))
select id from users where email <> all (select email from users where id = 2) order by id
select straight_join a.id from users a join users b on a.salary < b.salary order by a.id
select ssn as name, id from users order by name, id
select name as ssn from users order by ssn
select upper(ssn) as s, id from users group by s, id order by s desc, id
select id, sum(id) over (order by salary range between 5 preceding and 5 following) from users order by id
select id, nth_value(ssn, 2) over (order by salary, id), last_value(name) over (order by email, id) from users order by id
select id, dense_rank() over (order by email), cume_dist() over (order by salary), ntile(2) over (order by ssn, id) from users order by id
select id from users order by -salary, ssn + 0, case when ssn > '905' then 0 else 1 end, (select u.ssn from users u where u.id = users.id), id
with recursive r(n, t) as (select 1, cast('a' as char(10)) union all select n + 1, concat(t, left((select email from users where id = n), 1)) from r where n < 4) select * from r
with users as (select id, name as ssn from users) select ssn from users order by id
with ssn as (select 1 as ssn) select ssn.ssn, users.ssn from ssn, users order by users.id
table users
select distinct left(ssn, 3), salary from users except select '917', 31000.25 order by 1
select v.tax_ref, count(*) from v_users_public v group by v.tax_ref with rollup
select id from v_users_public limit 1
select greatest(name, ssn), least(email, name), nullif(country, email), ifnull(email, ssn) from users order by id
select id from users where note between '' and ssn or ssn between note and name order by id
