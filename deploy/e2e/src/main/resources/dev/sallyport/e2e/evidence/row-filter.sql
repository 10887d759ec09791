-- What the caller may see, the same in every database.
create table memberships (member text, tenant text, primary key (member, tenant));
insert into memberships values ('kim', 'north'), ('lee', 'south');
create table accounts (
    id int primary key, tenant text, amount int, divisor int, ratio numeric, rate float8,
    code text, opened text, document text, name text);
insert into accounts values
    (1, 'north', 10, 2, 1.5, 0.5, '17', '2026-01-01', '{"a": 1}', 'ann'),
    (2, 'north', 20, 4, 2.5, 1.5, '23', '2026-02-02', '{"a": 2}', 'bob'),
    (3, 'north', 30, 5, 3.5, 2.5, '42', '2026-03-03', '{"a": 3}', 'cem');
create table notes (id int primary key, account_id int, body text);
insert into notes values (1, 1, 'one'), (2, 2, 'two'), (3, 3, 'three');
