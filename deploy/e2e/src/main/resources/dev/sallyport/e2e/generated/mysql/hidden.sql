-- The third database: the first one with other rows where the row filters of the policy hide them, and more or fewer of them.
update users set name = if(id % 2 = 0, '*(', '\\'), email = concat('zed', id, '@hidden.test'), ssn = concat('[', id),
  salary = 0, dob = '2001-01-01', country = 'XX', note = '\\', profile = '{"theme": "none", "ssn": "h"}', mgr_id = 0, tenant_id = 0
  where tenant_id <> 7;
insert into users (id, tenant_id, name, email, ssn, salary, country, profile, mgr_id)
  select id + 1000, 0, '+', concat('yara', id), concat('y', id), 0, country, '[]', id from users where tenant_id = 7;
update orders left join users on users.id = orders.user_id and users.tenant_id = 7
  set orders.total = 0, orders.status = '(', orders.ship_note = '\\', orders.id = orders.id + 1000 where users.id is null;
insert into orders (id, user_id, total, status, ship_note)
  select 0 - id, 2000, 0, 'hidden', '*' from orders where id between 1 and 20;
delete from products where price > 3;
insert into products values (-1, '(', 1000), (99, '\\', 4), (0, '[', 1000);
update products set price = 0 - 1000, name = '[' where price is null;
update products set price = null where price < -999;
update tickets set user_id = 0, body = '*' where not user_id <=> 1;
insert into tickets (id, user_id, body) values (-2, 0, '\\'), (-1, null, '(');
update lots set season = 'winter', amount = 4000000000, label = '*(', span = '838:59:59', at = '9999-12-31 23:59:59', moment = null,
  raised = 0x00, flags = 'a,b', size = 1e300, wide = 18446744073709551615, doc = '{"theme": "none", "list": 7}', plan = '"hidden"',
  code = concat('[', id), note = 'hidden' where user_id <> 1;
insert into lots (id, user_id, label, doc)
  with recursive g as (select 1 as n union all select n + 1 from g where n < 5) select 500 + n, 9, 'hidden', '[]' from g;
analyze table users, orders, products, tickets, payments, lots;
