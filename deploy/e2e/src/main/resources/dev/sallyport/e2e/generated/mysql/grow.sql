-- More rows for every database of the pair oracle. <salt> is 1 or 2: only what is masked or withheld depends on it, and every mask
-- makes the same of both.
set time_zone = '+00:00';
insert into users (id, tenant_id, name, email, ssn, salary, dob, country, note, password_hash, profile, mgr_id)
with recursive g as (select 4 as n union all select n + 1 from g where n < 12)
select n, 7 + n % 2, elt(n - 3, 'Dora', 'p%', '', 'eve', 'Nora', '(', 'Zoë', 'a_b', 'Alice'),
  if(n % 5 = 0, concat('no sign ', left(sha2(concat('<salt>', n), 224), 24)),
    concat(char(97 + n % 4 using utf8mb4), left(sha2(concat('<salt>m', n), 224), 24), '@mail', n % 3, '.test')),
  if(n % 4 = 0, concat('(', <salt>, n), concat(if(<salt> = 1, 900 + n, 999 - n), '-', n % 3, n)),
  case when (n + <salt>) % 4 = 0 then null when (n + <salt>) % 5 = 0 then 0 else if(<salt> = 1, n, 20 - n) * 1000.25 end,
  if(n % 6 = 0, null, date '1980-01-31' + interval n * 400 day),
  elt(1 + n % 4, 'DE', 'FR', null, 'NL'), elt(1 + n % 4, '', 'note', '100%', 'a\\'), concat('hash<salt>', n),
  case n % 4
    when 0 then json_object('ssn', concat('S<salt>', n), 'theme', 'dark', 'extra', json_object('deep', concat('x<salt>', n)))
    when 1 then json_object('ssn', <salt> * 1000 + n, 'contact', json_object('phone', concat('+<salt>-', left(sha2(concat('<salt>', n), 224), 24)), 'city', 'Bonn'))
    when 2 then json_object('secret<salt>', n, 'contact', json_object('phone', json_array(<salt>, n)), 'theme', 'light')
    else json_object() end,
  if(n % 3 = 0, null, 1 + n % 3)
from g;
insert into orders (user_id, total, status, ship_note) select user_id, total, status, ship_note from orders where id <= 12;
update orders set status = elt(1 + id % 4, 'open', 'paid', 'sent', null), user_id = 1 + id % 12,
  ship_note = case when id % 5 = 0 then 'x%' when id % 7 = 0 then null else '' end, total = total - 3;
insert into products values (3, 'p3', 3), (4, null, 4), (5, 'p5', 5), (6, 'Alice', 2), (7, 'p+7', 0), (8, 'p1', null);
insert into tickets (user_id, body) values (1, 'a@b.test 12'), (1, null), (1, ''), (2, '900-12-3456'), (null, 'vip'), (3, '((');
create table payments (id int primary key, paid_on date, card_no varchar(30), amount decimal(10, 2));
insert into payments values (1, '2024-02-28', '4<salt>11000011112222', 10), (2, '2025-03-01', '5<salt>22333344445555', 20),
  (3, '2024-07-31', '45<salt>012340000', 30), (4, '2025-07-31', '9<salt>9', 0), (5, '2025-12-01', '<salt>7110001111', null),
  (6, '2024-03-01', '77770<salt>77777', 10);
