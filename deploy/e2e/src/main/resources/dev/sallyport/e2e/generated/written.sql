-- Tables that are written to, beside those of the fixture. <salt> is 1 or 2: only what is masked depends on it.
create table notes (id int primary key, user_id int, word text unique, secret text not null default 's',
  amount numeric(12, 2) default 1 check (amount > -100000), day date, extra jsonb default '{}', labels text[] not null default '{}');
insert into notes select g, 1 + g % 4, 'w' || g, 'hidden <salt> ' || g, g * 1.5, date '2024-01-01' + g * 40,
  jsonb_build_object('theme', 'dark', 'n', g), (array['{}', '{vip}', '{a,b}'])[1 + g % 3]::text[] from generate_series(1, 12) g;
create table parts (id int primary key, note_id int references notes (id) on delete cascade, word text, weight numeric(10, 2) not null default 0,
  twice numeric generated always as (weight * 2) stored);
insert into parts select g, 1 + g % 9, 'part ' || g, g from generate_series(1, 15) g;
create table stock (id int primary key, code text not null default 'c', amount int not null default 0 check (amount >= 0),
  secret int unique, product_id int references products (id), word text, check (secret <> 7000 or amount < 5));
insert into stock select g, 'c' || g % 4, g, (case <salt> when 1 then 100 + g else 900 - g end), null, 'word ' || g from generate_series(1, 8) g;
create index on stock (lower(code), amount);
create table tasks (id serial primary key, user_id int not null default 1, word text, done boolean not null default false, secret text, weight int);
insert into tasks (user_id, word, done, secret, weight)
  select 1 + g % 2, 'task ' || g, g % 3 = 0, 's<salt>' || g, g from generate_series(1, 12) g;
create table plain (id int primary key, word text, amount numeric(12, 2), flag boolean default false, at timestamptz);
insert into plain select g, chr(96 + g), g * 2, g % 2 = 0, timestamptz '2026-02-03 04:05:06+00' + g * interval '1 day' from generate_series(1, 10) g;
create table log (n int, word text default 'none', amount numeric);
insert into log select g, 'line ' || g, g from generate_series(1, 6) g;
