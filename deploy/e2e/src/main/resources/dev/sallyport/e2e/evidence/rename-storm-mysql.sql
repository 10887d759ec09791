-- As the file for PostgreSQL. Granted: 100 rows, `card` masked, `pin` withheld.
create table customers (id int primary key, name varchar(40), card varchar(40), pin varchar(40));
insert into customers with recursive k as (select 1 as n union all select n + 1 from k where n < 100)
  select n, concat('name ', n), concat('canary-card-', n), concat('canary-pin-', n) from k;
create table orders (id int primary key, customer_id int, total int);
insert into orders select id, id, id from customers;
-- Not granted: the same columns, other counts, other extremes, canaries in every text.
create table secrets (id int primary key, name varchar(40), card varchar(40), pin varchar(40));
insert into secrets with recursive k as (select 1 as n union all select n + 1 from k where n < 777)
  select 900000 + n, concat('canary-name-', n), concat('canary-card-', n), concat('canary-pin-', n) from k;
