-- Granted: 100 rows, `card` masked, `pin` withheld.
create table customers (id int primary key, name text, card text, pin text);
insert into customers select n, 'name ' || n, 'canary-card-' || n, 'canary-pin-' || n from generate_series(1, 100) n;
create table orders (id int primary key, customer_id int, total int);
insert into orders select n, n, n from generate_series(1, 100) n;
-- Not granted: the same columns, other counts, other extremes, canaries in every text.
create table secrets (id int primary key, name text, card text, pin text);
insert into secrets select 900000 + n, 'canary-name-' || n, 'canary-card-' || n, 'canary-pin-' || n
    from generate_series(1, 777) n;
create schema vault;
create table vault.customers (id int primary key, name text, card text, pin text);
insert into vault.customers select 800000 + n, 'canary-name-' || n, 'canary-card-' || n, 'canary-pin-' || n
    from generate_series(1, 555) n;
create table vault.orders (id int primary key, customer_id int, total int);
insert into vault.orders select 700000 + n, 800000 + n, 600000 + n from generate_series(1, 333) n;
-- Where a storm takes tables away to.
create schema elsewhere;
