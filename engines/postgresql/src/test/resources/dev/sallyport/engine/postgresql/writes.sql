insert into notes (id, line) values (100, 'a')
insert into notes values (101, 'b'), (102, null)
insert into notes (line, id) values ('it''s', 103) returning id, upper(line) as up
insert into notes (id) values (104) returning *
insert into notes as n (id, line) values (105, 'x') returning n.id, n.*
insert into orders (total) values (12.345) returning total, status
insert into orders (total, status, at) values (default, default, '2026-05-06 07:08:09') returning total, status, at::text
insert into orders default values returning total
insert into orders (customer, total) values (3, (select max(total) from orders)), (4, 1 + 2)
insert into customers (id, name, born, tags, note) values (20, 'Zoe', '1999-12-31', '{a,b}', 'short')
insert into customers (id, name, score) values (21, 'Ann', 3)
insert into customers (id, name, score) values (22, 'Ben', 3.14159), (23, 'Cat', null)
insert into notes (id, line) select id, name from customers where id <= 3 on conflict (id) do nothing
insert into notes (id, line) (select 200 + id, status from orders order by id limit 3)
insert into notes select 300, 'one'
insert into notes (id, line) select n, 'n' || n from generate_series(400, 405) n returning id
insert into notes with s as (select 410 as id) select s.id, 'with' from s
with s as (select 411 as id, 'w' as line) insert into notes select * from s returning line
insert into notes (id, line) values (1, 'again') on conflict (id) do nothing
insert into notes (id, line) values (1, 'again') on conflict do nothing returning id
insert into notes (id, line) values (2, 'new') on conflict (id) do update set line = excluded.line returning *
insert into notes as n (id, line) values (3, 'x'), (500, 'y') on conflict (id) do update set line = n.line || '+' || excluded.line where n.id < 4 returning n.line
insert into orders (customer, status, total) values (2, 's1', 5) on conflict (customer, status) do update set total = orders.total + excluded.total
insert into customers (id, name) values (1, 'Dup') on conflict (id) do update set note = 'seen', score = default
update notes set line = 'changed' where id = 100
update notes set line = line || '?' where id in (1, 2, 3) returning id, line
update notes n set line = upper(n.line) where n.id = 4 returning n.*
update notes set line = default where id = 5
update notes set line = null where id = 101 or id = 102
update orders set total = total * 2, status = 'x' || status where customer = 3
update orders o set total = o.total + c.id from customers c where c.id = o.customer and o.id = 7 returning o.id, o.total, c.name
update orders o set total = l.amount from lines l, customers c where l."order" = o.id and l.nr = 3 and c.id = o.customer
update orders o set total = 1 from lines l join customers c on c.id = 3 where l."order" = o.id and l.nr = 4
update orders set total = (select sum(amount) from lines where lines."order" = orders.id) where id = 9
update orders set status = case when total > 10 then 'big' else 'small' end where id between 10 and 14
update customers set tags = array['p', 'q'], born = date '2000-01-01', note = 'abc' where id = 2
update customers set name = 'Renamed' where id = 3 returning name, low
update customers set score = 7, tenant = 8 where email = 'm4@x.org'
update customers set region = 'us' where id = 6
update regions set name = 'EU' where code = 'eu'
update lines set amount = amount + 1 where "order" = 2 and nr = 1
update events set kind = 'z' where day = '2026-03-02' and id = 1
delete from notes where id = 103
delete from notes where id in (104, 105) returning id
delete from notes n using customers c where n.id = c.id and c.id = 4 returning n.line, c.name
delete from notes using customers c, orders o where notes.id = 400 and c.id = 1 and o.id = 1
delete from lines where "order" = 3 and nr in (2, 22)
delete from lines where sku like 'sku1%'
delete from notes where not exists (select 1 from customers c where c.id = notes.id)
delete from events where day = date '2026-03-03' and id = 2
delete from orders where id = 18
with d as (delete from notes where id = 1 returning id, line) select id, line from d
with d as (delete from notes where id = 2 returning *), i as (insert into notes select 600, 'moved' from d returning id) select d.id, i.id from d, i
with u as (update notes set line = 'cte' where id = 3 returning id) insert into notes (id, line) select 601, 'after ' || u.id from u
insert into events (day, id, kind) values ('2026-07-01', 50, 'n') returning day::text
insert into notes (id, line) values (700, 'a'), (701, 'b'), (702, 'c'), (703, 'd'), (704, 'e'), (705, 'f')
update orders set (total, status) = (1, 'several') where id = 11 returning id, total, status
update orders set (total, status) = (total + 1, default), at = null where id = 12 returning total, status, at
update orders set (total, status) = (select sum(amount), max(sku) from lines where lines."order" = orders.id) where id = 13 returning id, total, status
update orders o set (total, status) = (select c.id, c.name from customers c where c.id = o.customer) where o.id = 14 returning total, status
update customers set (score, note) = (select 2, 'ok') where id = 2 returning score, note
insert into orders (customer, status, total) values (2, 's1', 5) on conflict (customer, status) do update set (total, at) = (orders.total + excluded.total, '2027-01-01') where orders.total > 0
insert into notes (id, line) values (700, 'x') on conflict (id) do update set line = (select max(name) from customers) returning line
insert into notes (id, line) values (700, 'x') on conflict on constraint notes_pkey do nothing
insert into orders (customer, status, total) values (2, 's1', 5) on conflict on constraint orders_customer_status_key do update set total = excluded.total + orders.total returning total
insert into counted (id, line) overriding system value values (50, 'own') returning id
insert into counted (id, line) overriding user value values (51, 'counted') returning id
insert into counted (id, line) overriding system value select 60 + id, name from customers where id < 3 returning id
insert into counted (line) values ('counted') returning id
insert into counted (id, line) values (52, 'refused')
delete from notes using (customers c join orders o on o.customer = c.id) where notes.id = 705 and c.id = 1
merge into notes using (values (700, 'm1'), (790, 'm2')) as s (id, line) on notes.id = s.id when matched then update set line = s.line || '!' when not matched then insert (id, line) values (s.id, s.line)
merge into notes n using (values (701), (702)) s (id) on s.id = n.id when matched and n.line = 'b' then delete when matched then update set line = default
merge into notes n using customers c on n.id = c.id + 700 when matched and c.id = 3 then delete when matched then update set line = c.name || n.line when not matched and c.id > 4 and c.id < 9 then insert values (c.id + 800, c.name)
merge into notes n using (select c.id, count(*) as orders from customers c join orders o on o.customer = c.id group by c.id) s on n.id = 800 + s.id when matched then update set line = s.orders::text when not matched then insert (line, id) values (default, 820 + s.id)
merge into orders o using (select 2 as customer, 's1' as status) s on o.customer = s.customer and o.status = s.status when matched then update set (total, status) = (o.total + 1, 'merged')
merge into orders o using (values (3, 5)) s (c, x) on o.customer = s.c when matched then update set (total, at) = (o.total + s.x, default)
with s as (select 704 as id, 'cte' as line) merge into notes using s on notes.id = s.id when matched then update set line = s.line
merge into notes n using (values (704)) s (id) on n.id = s.id when matched and exists (select 1 from customers c where c.id = n.id - 703) then update set line = (select name from customers c where c.id = 2)
merge into notes n using generate_series(704, 706) g on n.id = g when not matched then insert (id) values (g)
merge into lines l using (customers c join orders o on o.customer = c.id) on l."order" = o.id and c.id = 4 when matched then update set amount = c.id
merge into events e using (values (date '2026-03-04', 3), (date '2026-08-08', 88)) s (day, id) on e.day = s.day and e.id = s.id when matched then update set kind = 'merged' when not matched then insert (day, id, kind) values (s.day, s.id, 'new')
merge into notes n using (values (704, 1), (704, 2)) s (id, x) on n.id = s.id when matched then update set line = 'twice'
merge into notes n using (values (1)) s (x) on true when matched then update set line = 'all'
delete from notes
