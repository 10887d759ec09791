select ssn from users
select * from users
select id, ssn, salary, email from users where id = 1
select id from users where ssn = '900-12-3456'
select id from users where ssn like '900%'
select id from users where ssn > '9' order by ssn, id
select id from users where salary > 100000
select id from users where salary is null
select id from users order by salary desc, id
select id from users order by email, id
select ssn, count(*) from users group by ssn
select left(email, 4), count(*) from users group by 1 order by 1
select distinct ssn, salary from users
select min(ssn), max(ssn), min(salary), sum(salary), avg(salary) from users
select upper(ssn), length(ssn), md5(ssn), ascii(ssn), reverse(email) from users
select split_part(ssn, '-', 1), substr(ssn, 1, 3), encode(convert_to(ssn, 'UTF8'), 'hex') from users
select ssn::int from users
select ssn::date from users
select salary::int from users
select 1 / (salary - 123456.78) from users
select 1 / (case when ssn like '900%' then 0 else 1 end) from users
select a.id, b.id from users a join users b on a.ssn = b.ssn
select a.id, b.id from users a join users b on a.salary < b.salary
select a.id, b.id from users a join users b using (ssn, salary)
select a.id from users a join users b using (email, ssn, salary)
select u.name, p.card_no from users u left join payments p on u.ssn = p.card_no
select u.name, o.total from users u right join orders o on o.user_id = u.id and u.salary > 70000 order by o.id limit 5
select card_no, right(card_no, 4), substr(card_no, 1, 6), length(card_no) from payments
select id from payments where card_no like '4%'
select string_agg(ssn, ',' order by id), string_agg(name, ',' order by salary desc, id) from users
select count(distinct ssn), count(salary), count(email) from users
select coalesce(ssn, 'x'), nullif(ssn, '900-12-3456'), greatest(ssn, '5'), case when ssn = '900-12-3456' then name end from users
select ssn || ':' || email as two, concat(ssn, email, salary) from users
select id from users where (profile ->> 'ssn') = '900-12-3456'
select profile, jsonb_pretty(profile) from users
select name from users where ssn in ('900-12-3456', '901-22-7788') or salary between 60000 and 70000
select name from users where ssn is distinct from '900-12-3456' and salary is not null
select count(*) filter (where ssn like '900%'), count(*) filter (where salary > 1) from users
select id from users having max(salary) > 1
select country, max(salary) from users group by country having max(salary) > 70000
select position('9' in ssn), overlay(ssn placing 'x' from 1), regexp_replace(ssn, '[0-9]', '#', 'g') from users
select profile ->> 'ssn', profile -> 'contact' ->> 'phone', profile -> 'contact' ->> 'city', profile ->> 'theme' from users
select id from users where (profile -> 'contact' ->> 'phone') like '+1-555-0100-7%' order by profile
select count(*), profile -> 'contact' from users group by profile -> 'contact'
select u.id, v.id from users u join users v on u.profile = v.profile
select id from users where (profile ->> 'theme') = 'dark' order by (profile ->> 'theme'), id
select id, profile @? '$.ssn', profile @? '$.ssn ? (@ starts with "9")', profile @@ '$.ssn == "900-12-3456"', profile ? 'ssn', profile ?| array['ssn', 'salary'], profile ?& '{ssn,theme}' from users
select id from users where profile @? '$.** ? (@ starts with "900")' or profile -> 'contact' ? 'email' order by id
select id, jsonb_path_query_array(profile, '$.**'), jsonb_path_exists(profile, '$.* ? (@ like_regex "^9")'), jsonb_path_query_first(profile, '$.keyvalue() ? (@.key == $k)', '{"k": "ssn"}') from users
select id, jsonb_path_query(profile, 'strict $.ssn.double()') from users
select id, jsonb_path_match(profile, 'strict $.ssn < 5') from users
select id, jsonb_path_query_tz(profile, '$.ssn.datetime()') from users
select id, v from users, jsonb_path_query(profile, '$.keyvalue()') as v order by 1, 2
select u.id, r.* from users u, jsonb_to_record(u.profile) as r(ssn text, salary int, theme text, contact jsonb) order by 1
select u.id, r.* from users u, rows from (jsonb_each(u.profile), unnest(array[u.ssn, u.email]), generate_series(1, 2)) with ordinality r order by 1, 6
select id, make_interval(days => length(ssn), secs => salary::int), jsonb_set(profile, '{ssn}', replacement => to_jsonb(ssn)) from users
select id, sum(salary) over (order by ssn, id rows between 1 preceding and 1 following exclude current row), count(*) over (order by ssn groups current row exclude ties) from users
table users
select * from only users order by ssn, id
