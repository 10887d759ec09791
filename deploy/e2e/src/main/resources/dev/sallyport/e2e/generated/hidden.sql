-- The third database: the first one with other rows where the row filters of the policy hide them, and more or fewer of them.
set session_replication_role = replica;
update users set name = case when id % 2 = 0 then '*(' else '\' end, email = 'zed' || id || '@hidden.test', ssn = '[' || id,
  salary = 0, dob = '2001-01-01', country = 'XX', note = '\', profile = '{"theme": "none", "ssn": "h"}', mgr_id = 0,
  tags = '{hidden}', created_at = '2030-01-01', tenant_id = 0 where tenant_id <> 7;
insert into users (id, tenant_id, name, email, ssn, salary, country, mgr_id)
  select id + 1000, 0, '+', 'yara' || id, 'y' || id, 0, country, id from users where tenant_id = 7;
update orders set total = 0, status = '(', ship_note = '\', id = id + 1000
  where user_id is null or user_id not in (select id from users where tenant_id = 7);
insert into orders (id, user_id, total, status, ship_note)
  select 0 - id, 2000, 0, 'hidden', '*' from orders where id between 1 and 20;
delete from products where price > 3;
insert into products values (0, '(', 1000), (99, '\', 4);
update products set price = 0 - price, name = '[' where price is null;
update tickets set user_id = 0, body = '*' where user_id is distinct from 1;
insert into tickets (id, user_id, body) values (0, 0, '\'), (-1, null, '(');
update lots set season = 'winter', amount = 500 + id, label = '*(', span = 'empty', days = null, spans = '{}', address = '::1', net = '::/0',
  bits = '1', words = 'hidden:1', wanted = 'hidden', doc = '{"theme": "none", "list": 7}', plan = '"hidden"', code = '[' || id, note = 'hidden' where user_id <> 1;
insert into lots (id, user_id, label) select 500 + g, 9, 'hidden' from generate_series(1, 5) g;
analyze;
