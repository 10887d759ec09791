do $$ begin
  if not exists (select from pg_roles where rolname = 'desk_writer') then
    create role desk_writer login password 'desk';
  end if;
end $$;
drop schema if exists public, hidden, old cascade;
create schema public;
grant usage on schema public to desk_writer;
create schema hidden;
grant usage on schema hidden to desk_writer;
create type humour as enum ('good', 'bad');
create type mood as enum ('glad', 'sad', '{cross|weary}');
create table secrets (id int primary key, code text not null);
insert into secrets values (1, '{alpha|beta}'), (2, 'gamma'){|, (3, 'delta')};
create function told() returns text language sql stable security definer as $$ select code from public.secrets where id = 1 $$;
create function tells() returns boolean language sql stable security definer
  as $$ select code = 'alpha' from public.secrets where id = 1 $$;
create function told(text) returns text language sql stable as $$ select public.told() $$;
create function told(int) returns text language sql stable as $$ select public.told() $$;
create function spill() returns setof secrets language sql stable security definer as $$ select * from public.secrets $$;
create function called(a int, b int default 0) returns text language sql stable as $$ select public.told() $$;
create function told_of(variadic anyarray) returns text language sql stable as $$ select public.told() $$;
create function same(text, int) returns boolean language sql stable as $$ select public.tells() $$;
create function same(varchar, text) returns boolean language sql stable as $$ select public.tells() $$;
create function same(varchar, varchar) returns boolean language sql stable as $$ select public.tells() $$;
create function joined(varchar, int) returns text language sql stable as $$ select public.told() $$;
create function told_of(int) returns text language sql stable as $$ select public.told() $$;
create operator public.= (leftarg = text, rightarg = int, function = same);
create operator public.= (leftarg = varchar, rightarg = text, function = same);
create operator public.= (leftarg = varchar, rightarg = varchar, function = same);
create operator public.<> (leftarg = varchar, rightarg = varchar, function = same);
create operator public.~~ (leftarg = varchar, rightarg = varchar, function = same);
create operator public.~ (leftarg = varchar, rightarg = text, function = same);
create operator public.|| (leftarg = varchar, rightarg = int, function = joined);
create function same(int, int) returns boolean language sql stable as $$ select public.tells() $$;
create operator hidden.<< (leftarg = int, rightarg = int, function = same);
create function sure() returns text language sql immutable security definer as $$ select code from public.secrets where id = 1 $$;
create operator public.!! (rightarg = int, function = told_of);
create function lower(varchar) returns text language sql stable as $$ select public.told() $$;
create function concat(varchar, int) returns text language sql stable as $$ select public.told() $$;
create function "left"(str varchar, n int) returns text language sql stable as $$ select public.told() $$;
create function replace(varchar, varchar, varchar) returns text language sql stable as $$ select public.told() $$;
create function ends(text, varchar) returns text language sql stable as $$ select public.told() $$;
create aggregate public.max (varchar) (sfunc = ends, stype = text);
create domain checked as text check (value <> 'x' or public.tells());
create domain handle as text not null check (length(value) > 3);
create type pair as (a text, b checked);
create function mood_told(mood) returns int language sql stable as $$ select case when public.tells() = ($1::text = 'glad') then 1 else 2 end $$;
create function mood_humour(mood) returns humour language sql stable
  as $$ select case when public.tells() then 'good'::public.humour else 'bad'::public.humour end $$;
create cast (mood as humour) with function mood_humour(mood) as implicit;
create cast (mood as int) with function mood_told(mood) as implicit;
create function text_told(text) returns int language sql stable as $$ select case when public.tells() then 1 else 2 end $$;
create function time_told(text) returns date language sql stable
  as $$ select case when public.tells() then date '2026-01-01' else date '2026-01-02' end $$;
create table people (id int primary key, name text not null, code varchar(10) not null, ssn text, salary int not null,
  tenant int not null, note text, feel mood not null, laugh humour not null default 'bad', {bonus|malus} int, "call" checked, nick handle,
  seen timestamptz not null default '2026-01-01', short text generated always as (left(ssn, 6)) stored,
  size int generated always as (salary / 1000) stored);
insert into people (id, name, code, ssn, salary, tenant, note, feel, {bonus|malus}, "call", nick) values
  (1, 'ann', 'a1', '{900-11|901-77}', {71000|12000}, 1, 'x', 'glad', {1|2}, 'y', '{annie|anette}'),
  (2, 'bob', 'b2', '{905-22|890-88}', {13000|69000}, 1, 'y', 'sad', {1|2}, 'y', '{bobby|bobbie}'),
  (3, 'cid', '{c3|zz}', '{906-33|909-99}', {14000|15000}, {2|3}, '{0|1}', 'sad', {1|2}, 'y', 'cyril'),
  (4, '{dan|dot}', '{4|d4}', '{907-44|909-44}', {0|16000}, 2, '1', 'glad', {1|2}, 'y', 'danny');
insert into people (id, name, code, ssn, salary, tenant, note, feel, {bonus|malus}, "call", nick)
  select n, 'zed', '{4|d4}', case when {1|0} = 1 then '900-11' else '9' || n end, {80000|n}, 2, '1', 'glad', 1, 'y', 'zeddy' from generate_series(101, {180|220}) n;
create index people_short on people ((left(ssn, 2)));
create statistics people_told (mcv) on ssn, salary from people;
create function whisper(people) returns text language sql stable as $$ select $1.ssn $$;
create view rich as select id, name from people where salary > 70000;
create view nested as select r.id from rich r;
create view matched as select id from people where ssn like '900%';
create view ranked as select id, row_number() over (order by ssn) as place from people where tenant = 1;
create view counted as select tenant, count(*) filter (where ssn like '900%') as some from people where tenant = 1 group by tenant;
create view paired as select p.id, q.id as other from people p join people q on p.ssn < q.ssn where p.tenant = 1 and q.tenant = 1;
create view first_one as select id from people where tenant = 1 order by ssn limit 1;
create view guarded with (security_barrier) as select id from people where left(ssn, 3) = '900';
create view united as select id, note from people where tenant = 1 union all select id, code from secrets;
create view asked as select id, (select code from secrets s where s.id = p.id) as code from people p where tenant = 1;
create materialized view kept as select id, name, ssn from people where tenant = 1;
create table events (id int primary key, what text not null);
create table audits (secret text) inherits (events);
insert into events values (1, 'seen');
insert into audits values (2, '{one|two}', '{s1|s2}'){|, (3, 'three', 's3')};
create table sales (id int, region int not null, tenant int not null, ssn text) partition by list (region);
create table sales_1 partition of sales for values in (1);
create table sales_2 partition of sales for values in (2) partition by list (tenant);
create table sales_2_1 partition of sales_2 for values in (1);
create table sales_2_2 partition of sales_2 for values in (2);
insert into sales values (1, 1, 1, '{900-1|901-1}'), (2, 1, 2, '{900-2|901-2}'), (3, 2, 1, '{900-3|901-3}'){|, (4, 2, 2, '901-4')};
create table sales_late (id int, region int not null, tenant int not null, ssn text);
insert into sales_late values (9, 9, 1, '{late-1|late-2}'){|, (10, 9, 1, 'late-3')};
create table bought (id int, region int not null) partition by list (region);
create table bought_1 partition of bought for values in (1);
insert into bought values (1, 1){|, (2, 1)};
create table bought_late (id int, region int not null);
insert into bought_late values (9, 9), (8, 1){|, (10, 9), (7, 1)};
delete from bought_late where region = 1;
create table loans (id int primary key, tenant int not null, amount int not null, label text not null, ratio float8 not null);
insert into loans values (1, 1, 5, '1', 4), (2, 1, 7, '2', 9), (3, 2, {0|8}, '{x|3}', {-1|16}), (4, 2, {2000000000|8}, '{2026-13-01|4}', {1e300|2});
create table visits (id int primary key, person int not null);
insert into visits values (1, 1), (2, 2);
create table members (person int primary key, team text not null);
insert into members values (1, 'mine'), (2, 'yours');
create table everybody (person int primary key, team text not null);
insert into everybody values (1, '{mine|yours}'), (2, 'mine');
create table notes (id int primary key, author text not null, body text not null);
insert into notes values (1, 'desk_writer', 'own'), (2, 'other', '{one|two}'){|, (3, 'other', 'three')};
alter table notes enable row level security;
create policy own on notes using (author = 'desk_writer');
create table tickets (id serial primary key, what text);
insert into tickets (what) select 'x' from generate_series(1, {3|8});
delete from tickets where id > 2;
create table {ledger|journal} (id serial primary key, amount int);
do $$ begin
  if not exists (select from pg_roles where rolname = 'desk_other') then create role desk_other; end if;
  execute format('alter database %I set app.side = %L', current_database(), '{one|two}');
end $$;
create table owned (id int, region int not null) partition by list (region);
create table owned_1 partition of owned for values in (1);
alter table owned_1 owner to desk_other;
insert into owned values (1, 1){|, (2, 1)};
create view released as select * from kept;
create table hidden.kept_{one|two} (id int primary key);
update visits set person = person where id < {2|3};
analyze people;
grant select on all tables in schema public to desk_writer;
grant select on all tables in schema hidden to desk_writer;
grant update on visits, tickets, people to desk_writer;
grant usage, select on all sequences in schema public to desk_writer;
