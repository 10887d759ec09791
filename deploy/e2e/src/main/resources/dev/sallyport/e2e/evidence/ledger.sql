create table ledger (n int, note text);
create table accounts (id int primary key, note text, amount numeric not null);
insert into accounts select n, 'account ' || n, 0 from generate_series(1, 10000) n;
analyze;
