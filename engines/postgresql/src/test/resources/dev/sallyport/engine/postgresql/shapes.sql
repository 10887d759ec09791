select id, name from users where id = 1
select id, name from users where email = 'ann@example.com'
select id from users where tenant_id = 7 and country = 'DE' and id > 5 order by id limit 10
select id from users where country in ('DE', 'FR', 'US') and id not in (1, 2, 3)
select id, created_at from users where created_at >= '2024-01-01' and created_at < '2024-02-01'
select id from users where id between 10 and 20 and created_at between '2024-01-01' and '2024-12-31'
select status, count(*), sum(total) from orders where total > 99.5 group by status having count(*) > 3 order by 2 desc
select o.id, u.name from orders o join users u on u.id = o.user_id where o.status = 'open' and u.country = 'DE'
select id + 1, count(*) from users group by id + 1
select id + 1, count(*) from users group by id + 2
select id * $1 + 1, count(*) from users group by id * $1 + 1
select id * $1 + 1, count(*) from users group by id * $1 + 2
select distinct id + 1 from users order by id + 1
select id % 2, count(*) from users group by id % 2 having count(*) > 2
select name from users order by 1 limit 5 offset 10
select name from users where id = 1 order by 1
select name from users where id = 5 limit 5
select id from users where id = 5 fetch first 5 rows only
select id from users where ssn = '900-12-3456' and salary > 100000
select profile ->> 'theme' from users where profile ->> 'theme' = 'dark'
select profile -> 'contact' ->> 'phone' from users where profile -> 'contact' ->> 'city' = 'Berlin'
select profile -> 'contact' from users where profile @> '{"theme": "dark"}' and id = 4
select profile - 'ssn', profile #>> '{contact,city}' from users where id <> 4
select id from users where name like 'a%' and country <> 'DE' or id = -5
select id from users where note = 'O''Brien' or note = 'naïve' or note = E'a\nb' or note = $$x$$
select case when total > 100 then 'big' when total > 10 then 'small' else 'none' end from orders where id < 1000
select id from orders where total * 1.19 > 100.00 and total / 2 <= 50
select price * 2 as twice, price + 0.5 from products where price - 1 > 3 order by price * 2
select id from users where created_at > now() - interval '30 days' and id > 30
select id from users where dob = date '1990-01-01' or dob > '1990-01-01'
select id from users where dob = cast('1990-01-01' as date) and id = cast('5' as int4) and id = 5
select id from users where dob > '1990-01-01'::date and name = 'x'::text and id = 1::int8
select extract(year from dob), count(*) from users where extract(year from dob) = 1990 group by extract(year from dob)
select date_trunc('month', created_at), count(*) from users where id > 1 group by date_trunc('month', created_at)
with recent as (select user_id, max(total) as most from orders where status = 'paid' group by user_id) select u.name, r.most from users u join recent r on r.user_id = u.id where r.most > 500
select id from users where id = (select max(user_id) from orders where total > 5) and exists (select 1 from orders o where o.user_id = users.id and o.status = 'open')
select id from users where id = 1 union all select id from orders where id = 1
select 'a' as kind, id from users where id = 2 union select 'b', id from orders where id = 3
select row_number() over (partition by country order by id), sum(id) over (order by id rows between 2 preceding and 2 following) from users where id > 2
select count(*) filter (where status = 'open'), count(*) filter (where total > 10) from orders
select id from users where tags[1] = 'x' and id = any (array[1, 2]) and 'x' = any (tags)
select id from users where name = 'x' collate "C" and length(name) > 3 and left(name, 3) = 'abc'
select id from sales.users where region = 'north' and code = 'ab' and score > 1.5 and big = 9223372036854775807
select b from kinds where b = 'true' and u = '11111111-1111-1111-1111-111111111111' and d = '2024-02-29' and i2 = 1 and n = 1.50
select id from users where (id, tenant_id) in ((1, 2), (3, 4)) and id in (1 + 2, 3)
select id from users where id = 1.5 and id = 3000000000 and id = 99999999999999999999 and id = 1e3 and id = .5 and id = 007
select id from users where created_at at time zone 'UTC' > '2024-01-01' and position('x' in name) > 0
values (1, 'a'), (2, 'b')
select id, (id + 1) * 2, id - -3 from users where -id < -5 and +id > +5
select x from (select id + 10 as x from users where tenant_id = 7) t where x > 10 and x < 7
select id from users where tenant_id = 7 and id = 7
