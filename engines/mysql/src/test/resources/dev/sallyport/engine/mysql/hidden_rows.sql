select * from orders
select count(*), sum(small), min(status), max(id), avg(price) from orders
select id from orders where total - 11 > 0
select id from orders where total - 5 > 0
select id from orders where 100 / small > 1
select id, 100 / (small - 4) from orders
select id from orders where small * 2147483648 * 2147483648 > 0
select id from orders where ratio * 10 > 1
select id from orders where ratio * 1e308 > 1
select id from orders where exp(ratio * 300) > 0
select id from orders where pow(ratio, 1000) > 0
select id from orders where cot(small - 1) > 0
select id from orders where status + 0 > 12
select id from orders where status = 12
select id from orders where status > 12
select id from orders where status = 12 and id = 4
select id from orders where status in (12, 13)
select id from orders where cast(status as signed) > 12
select id from orders where cast(status as decimal(3, 1)) > 12
select id from orders where cast(status as date) > '2000-01-01'
select id from orders where cast(status as unsigned) > 0 and id = 2
select id from orders where json_extract(doc, '$.a') = 1
select id from orders where json_length(doc) = 1
select id, json_type(doc) from orders where json_type(doc) = 'OBJECT'
select id from orders where json_valid(doc) and json_length(doc) > 0
select id from orders where json_contains(doc, '1')
select id from orders where json_contains(doc, 'x')
select id from orders where status regexp status
select id from orders where status regexp '^1'
select id from orders where concat('1', status) regexp concat(status, '$')
select id from orders where doc like 'canary%'
select id from orders where doc like concat(status, '%') or 10 div small > 1
select id from orders where small div 0 is null
select id from orders where small % (small - 4) is null
select id from orders where day > 'no day'
select id from orders where day = '2020-01-01'
select id from orders where date_add(day, interval 8000 year) is null
select id from orders where date_sub(day, interval 1 year) > '2018-01-01'
select id from orders where str_to_date(status, '%d') is null
select id from orders where -total < 0
select id from orders where abs(small) > 1
select id from orders where abs(small * 4294967296 * 2) > 1
select id from orders where -(small * 4294967296) > 1
select id from orders where small between 1 / (small - 4) and 9
select id from orders where id between total - 10 and 9
select id from orders where id in (1, total - 11)
select id from orders where (id, total - 10) = (1, 0)
select id from orders where case when user_id = 9 then total - 5 else 1 end = 1
select id from orders where if(status = 'no number', total - 5, 1) = 1
select id from orders where coalesce(day, total - 5) is not null
select id from orders where status is not null and total - 5 >= 0
select id from orders where status like 'x1%' or total - 5 > 0
select id from orders where user_id = 9
select id from orders where user_id is null
select id from orders where id = 4
select id from orders where id = 1 and small > 1
select id from orders where id = '1x'
select id from orders where id = 4 and total - 5 > 0
select id from orders where id in (1, 4, 5) and total - 5 > 0
select id from orders where status = 'x1' and total - 5 > 0
select id from orders where status < 'x' and status > 'no' and total - 5 > 0
select id from orders where id <> 1
select id from orders where id > 1.5
select id from orders where id = 99999999999999999999999
select id from orders where total = -1
select id from orders where status = '12'
select id from orders where status = '😀'
select id from orders where status collate utf8mb4_bin = '12'
select o.id, p.name from orders o join products p on p.id = o.id and o.total - 5 > 0
select o.id, p.name from products p left join orders o on o.status + 0 = p.id + 11
select o.id, p.name from products p left join orders o on o.total - 5 = p.id
select o.id, p.name from orders o right join products p on o.total - 11 = p.price
select p.id, o.id from products p left join orders o on o.id = p.id where o.total - 5 >= 0
select p.id, o.id from products p left join orders o on o.id = p.id where o.id = 4
select p.id, o.id from products p left join orders o on o.id = p.id where o.id is null
select a.id, b.id from orders a join orders b on a.total - 5 = b.total - 5 and a.status + 0 = b.status + 0
select a.id, b.id from orders a join orders b using (user_id) where a.id < b.id
select a.id, b.id from orders a natural join orders b where a.total - 5 > 0
select t.id, o.id from tickets t join orders o on o.user_id = t.user_id and o.total - 5 > 1 where t.id = 1
select user_id, count(*) from orders group by user_id having min(total) - 11 > 1
select user_id, count(*) from orders group by user_id having min(total) - 5 > 1
select status + 0 as odd, count(*) from orders group by odd
select total - 5, count(*) from orders group by 1
select total - 11, count(*) from orders group by 1
select distinct status + 0 from orders order by 1
select distinct total - 5 from orders
select group_concat(status order by total - 5) from orders
select count(distinct total - 5), sum(total - 5) from orders
select id from orders order by total - 5, id
select id from orders order by total - 11, id
select id from orders order by status + 0 desc limit 1
select id from orders limit 1 offset 2
select id from orders order by id desc limit 1
select id, row_number() over (order by total - 5) from orders
select id, sum(total - 5) over (partition by status + 0) from orders
select id from orders where id in (select id from orders where total - 5 > 0)
select id from products where id in (select id from orders where status + 0 > 1)
select id from products p where exists (select 1 from orders o where o.total - 5 = p.id)
select id from products p where not exists (select 1 from orders o where o.id = p.id and o.total - 5 > 0)
select id from products p where p.id < all (select o.total - 5 from orders o)
select id from products p where p.id in (select o.total - 11 from orders o)
select id, (select max(o.total - 5) from orders o where o.id = p.id) as m from products p
select id, (select o.id from orders o where o.user_id = 9) as m from products p
select id from products p where (select count(*) from orders o where o.total - 5 > p.id) > 0
select x.id from (select id, total - 5 as rest from orders) x where x.rest > 0
select x.id from (select id, total from orders) x where x.total - 5 > 0
select x.u from (select user_id as u, min(total) as m from orders group by user_id) x where x.m - 5 > 0
select x.u from (select user_id as u, min(total) as m from orders group by user_id) x where x.u = 9
with o as (select id, total - 5 as rest from orders) select id from o where rest > 0
with o as (select id, total from orders) select a.id from o a join o b on a.total - 5 = b.total - 5
with recursive r(id, n) as (select id, total - 5 from orders union all select id, n - 1 from r where n > 5) select * from r
select id from orders where total - 5 > 0 union select id from products
select id from products union all select total - 11 from orders
select id from orders where day > '2020-01-15' and total - 5 > 0
select id from orders where ratio > 1.5 and total - 5 > 0
select id from orders where price = 4.5 and total - 5 > 0
select id from orders where id = 7 and (total - 5 > 0 or status regexp '(')
select id from orders where id = 1 and status regexp '('
select id from orders where char_length(repeat(status, 3)) > 3
select id from orders where substr(doc, small - 5) = 'x'
select id from orders where lpad(status, 4, 'x') < 'z'
select id from orders where hex(status) > '3'
select id from orders where unhex(status) is null
select id from orders where inet_aton(status) is null
select id from orders where conv(status, 10, 2) > 0
select id from orders where sec_to_time(total) > '00:00:01'
select id from orders where from_unixtime(total) is null
select id from orders where makedate(small, total) is null
select id from orders where sqrt(small - 5) is null
select id from orders where log(small - 5) is null
select id from orders where status xor total - 5
select id from orders where not (total - 5)
select id from orders where total - 5 is true
select id from orders where ~total - 18446744073709551604 > 0
select id from orders where total << 60 > 0
select id from orders where status
select id, total from orders having total - 5 > 0
select id, total - 5 as x from orders having x > 0
select id, 100 / (small - 4) as x from orders having x > 1
select o.id, j.a from orders o, json_table(o.doc, '$' columns (a varchar(20) path '$.a')) as j
select o.id, j.a from orders o left join json_table(o.doc, '$[*]' columns (a int path '$' error on error)) as j on j.a > 0
select id from orders where json_value(doc, '$.a') = '1'
select interval(total, 5, 11, 20) as i, count(*) as c from orders group by i having i > 0
