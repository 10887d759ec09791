create table ledger (n int primary key, note text);
create table accounts (id int primary key, holder text, amount int not null);
insert into accounts select n, 'holder ' || n, n from generate_series(1, 100) n;
create table audit_log (n int primary key, what text);
insert into audit_log values (1, 'was here first');
analyze;
