select 1
select * from orders
select * from users
select card_no from payments
select card_no as note from payments order by note
select count(*) from orders
select count(*) from users
select country, count(*) from users group by country having count(*) > 1 order by 2 desc
select distinct country from users
select email from users where email like 'a%'
select id from users where created_at > now() - interval '30 days'
select id from users where id = 1
select id from users where id in (1, 2, 3) and tenant_id = 7
select id from users where length(name) > 3 and id > 5
select max(card_no) from payments
select name, ssn from users where id between 1 and 5 limit 10 offset 2
select name from users where name ilike 'a!%%' escape '!'
select o.id, u.name from orders o left join users u on u.id = o.user_id
select o.id, p.name from orders o natural join products p
select o.id, t.body from orders o join tickets t using (id, user_id) where o.status = 'open'
select o.id, t.body from orders o full join tickets t using (id)
select p.a, p.b from products p (a, b)
select salary + 1, salary::text from users
select sum(total) filter (where status = 'open') from orders
select case status when 'open' then 1 else 0 end from orders
select extract(year from dob), date_trunc('month', created_at) from users
select coalesce(note, 'none') || id from users
select tags from users
select string_agg(name, ', ' order by id) from products
select u.id, s.region from users u, sales.users s where s.big = u.id
select price * 2 as twice from products order by twice, 1
select * from v_users_public order by id
select v.tax_ref, count(*) from v_users_public v join users u using (id) where v.tax_ref like '9%' or u.country = 'DE' group by v.tax_ref
select name from v_users_public order by tax_ref, id
select to_jsonb(v) from v_users_public v where id = 1
select row_to_json(u) from users u order by u
select format('%s', ssn), lpad(ssn, 3) from users
