select * from orders
select count(*), sum(total), min(status), max(id) from orders
select id from orders where 100 / total > 1
select id from orders where 1 / (case when user_id = 9 then 0 else 1 end) = 1
select id, status::int from orders where status::int > 12
select id from orders where status::int > 0 and id = 2
select id from orders where total * 1e308::numeric::float8 > 0
select id from orders where total::int > 3
select id from orders where cast(total as smallint) = 5
select id from orders where status::date > '2000-01-01'
select id from orders where length(ship_note) = 1
select id from orders where ship_note like 'a%' or 10 / id > 0
select id from orders where power(total, 1000) > 0
select o.id, p.name from orders o join products p on p.id = o.id and 10 / o.total > 0
select o.id, p.name from products p left join orders o on o.status::int = p.id + 11
select o.id, p.name from orders o right join products p on 100 / o.total = p.price
select o.id, p.name from orders o full join products p on o.id = p.id
select p.id, o.id from products p left join orders o on o.id = p.id where 4 / o.total >= 0
select a.id, b.id from orders a join orders b on a.total = b.total and a.status::int = b.status::int
select a.id, b.id from orders a join orders b using (user_id) where a.id < b.id
select user_id, count(*) from orders group by user_id having 10 / min(total) > 1
select status::int % 2 as odd, count(*) from orders group by 1
select distinct status::int from orders order by 1
select id from orders order by 1 / total, id
select id from orders order by status::int desc limit 1
select id from orders limit 1 offset 2
select id from orders where user_id = 9
select id from orders where user_id is null
select id from orders where id = 1 and total > 1
select id from orders where id in (1, 4, 5) and 8 / total > 1
select id from orders where id between 1 and 7 and status::int > 0
select avg(total), stddev(total), string_agg(status, ',' order by id) from orders
select 1 / (total - 4) from orders
select status::bool from orders
select t.id, o.id from tickets t join orders o on o.user_id = t.user_id and o.status::int > 1 where t.id = 1
select count(*) from orders where case when ship_note is null then make_timestamptz(2020, 13, 1, 0, 0, 0) is null else true end
select count(*) from orders where ship_note is not null or make_timestamptz(2020, 13, 1, 0, 0, 0) is null
select id from orders where (status is not null and id < 5) or make_timestamptz(2020, 13, 1, 0, 0, 0) is null
select count(*) from orders where 100 / total between 1 and 100
select id from orders where id between 1 / total and 9
select id from orders where id not between 1 / total and 9
select count(*) from orders where id = 4 and (case when ascii(substr(status, 1, 1)) <= 110 then 1 / (total - total) else 1 end) between 0 and 5
select t.id from tickets t join orders o on 100 / o.total between 1 and 100 where t.id = 1
select total from orders group by total having 100 / total between 1 and 100
select count(*) from orders o left join products p on o.total > 100 and p.id = 1 where 1 / coalesce(p.id, 0) = 5
select count(*) from orders o left join products p on o.status < 'no z' and o.status > 'no' and p.id = 1 where 1 / coalesce(p.id - 1, 1) = 5
select o.id from orders o order by 100 / o.total, o.id limit 5
select o.id from orders o join products p on o.id = p.id order by 100 / o.total limit 5
select count(*) from orders where ship_note like 'canary1%\'
select count(*) from orders where ship_note not ilike 'canary1%\' or id = 1
select count(*) from orders where (status like 'x1%#' escape '#') is true
with o as materialized (select ship_note from orders) select count(*) from o where ship_note like 'canary%\'
select distinct id from orders where ship_note like 'canary2%\' union all select id from orders where status like 'x2%\'
select count(*) from products p left join orders o on o.id = p.id and o.ship_note like 'canary3%\'
