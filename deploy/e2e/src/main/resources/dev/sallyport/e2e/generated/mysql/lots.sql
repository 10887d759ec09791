-- A table of the types that few agents write, for every database of the pair oracle. <salt> is 1 or 2: only what is masked or withheld
-- depends on it, and every mask makes the same of both.
create table lots (id int auto_increment primary key, user_id int not null default 1, season enum('spring', 'summer', 'autumn', 'winter'),
  amount int unsigned, label varchar(60), span time, at datetime(3), moment timestamp(6) null, raised varbinary(20),
  flags set('a', 'b', 'vip'), size double, wide bigint unsigned, total decimal(14, 3) as (amount * 1.5) stored, doc json not null,
  plan json, held int, gate datetime, code varchar(60) not null default 'c', terms varchar(60), bill decimal(10, 2), raw json,
  note varchar(60), key (season), key (held), key (code));
insert into lots (user_id, season, amount, label, span, at, moment, raised, flags, size, wide, doc, plan, held, gate, code, terms, bill, raw, note)
with recursive g as (select 1 as n union all select n + 1 from g where n < 16)
select 1 + n % 2, elt(1 + n % 5, 'spring', 'summer', 'autumn', 'winter', null), 1 + n % 4, elt(1 + n % 4, 'Alice', 'a lot', '', 'vip'),
  if(n = 9, null, sec_to_time(n * 3607 - 9000)), timestamp '2025-01-31 10:00:00' + interval n * 20 day + interval n * 15000 microsecond,
  if(n % 5 = 0, null, timestamp '2026-01-02 03:04:05' + interval n * 7 hour), unhex(concat('00ff', hex(n))),
  elt(1 + n % 4, '', 'a', 'a,vip', null), n / 8, 9000000000 + n,
  json_object('n', n, 'theme', elt(1 + n % 2, 'dark', 'light'), 'ssn', concat('<salt>', n),
    'contact', json_object('city', 'Bonn', 'phone', concat('+<salt>', n)), 'list', json_array(n, 'x', null), 'secret', '<salt>'),
  if(n = 6, null, json_object('n', n * 2, 'theme', 'dark', 'ssn', 900 + n, 'list', json_array(json_object('a', n % 3), 'b'))),
  if((n + <salt>) % 3 = 0, null, <salt> * 100 + n), timestamp '2024-03-01 00:00:00' + interval n month + interval <salt> * 3 day,
  concat('code <salt>', left(sha2(concat('<salt>', n), 224), 24)), if(n % 8 = 0, elt(<salt>, 'k', 'zz'), concat('te', left(sha2(concat('<salt>', n), 224), 24))),
  n * 10 + <salt> * 3, json_object('theme', '<salt>'), elt(1 + n % 3, 'fat cat', 'open', null)
from g;
analyze table users, orders, products, tickets, payments, lots;
