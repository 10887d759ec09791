-- Tables with every kind of type and mask, beside those of the fixture. <salt> is 1 or 2: only what is masked depends on it, and
-- every mask makes the same of both. None is a hash, whose keys are of one database.
create type mood as enum ('calm', 'glad', 'sad');
create domain posint as int check (value > 0);
create domain short_word as text check (length(value) < 60);
create type pair as (a int, b text);
create function doubled(i int) returns int language sql immutable as 'select i * 2';
create table gadgets (id int primary key, user_id int not null, mood mood, size posint, word short_word, span int4range, days daterange,
  doc jsonb not null default '{}', tags text[] not null default '{}', nums int[], code uuid, price numeric(12, 2), ratio float8,
  at timestamptz, bought date, flag boolean, two pair, spans int4multirange, total numeric generated always as (price * 2) stored,
  pin text not null, key text, born date, worth int, raw bytea, grade text, mail text, card text, clues text[], secret jsonb);
insert into gadgets (id, user_id, mood, size, word, span, days, doc, tags, nums, code, price, ratio, at, bought, flag, two, spans,
  pin, key, born, worth, raw, grade, mail, card, clues, secret)
select g, 1 + g % 2, (array['calm', 'glad', 'sad', null])[1 + g % 4]::mood, g, translate(md5('word' || g), 'abcdef', 'ghjkmn'),
  int4range(g, g + 4), daterange(date '2024-01-01' + g, date '2024-02-01' + g),
  jsonb_build_object('n', g, 'theme', 'dark', 'pin', translate(md5('<salt>doc' || g), 'abcdef', 'ghjkmn')),
  (array['{}', '{vip}', '{a,b}'])[1 + g % 3]::text[], array[g, g * 2, null], md5('code' || g)::uuid, g * 1.5, g / 3.0,
  timestamptz '2026-02-03 04:05:06+00' + g * interval '1 day', date '2024-03-01' + g, g % 3 = 0, row(g, 'b')::pair, '{[1,3),[5,9)}',
  translate(md5('<salt>pin' || g), 'abcdef', 'ghjkmn'), 'ky' || translate(md5('<salt>key' || g), 'abcdef', 'ghjkmn'),
  date '1980-01-01' + g * 800 + <salt>, g * 1000 + <salt> * 7, convert_to(translate(md5('<salt>raw' || g), 'abcdef', 'ghjkmn'), 'UTF8'),
  translate(md5('<salt>grade' || g), 'abcdef', 'ghjkmn'), 'm' || translate(md5('<salt>mail' || g), 'abcdef', 'ghjkmn') || '@mail.test',
  translate(md5('<salt>card' || g), 'abcdef', 'ghjkmn') || '4711', array[translate(md5('<salt>clue' || g), 'abcdef', 'ghjkmn')],
  jsonb_build_object('deep', translate(md5('<salt>deep' || g), 'abcdef', 'ghjkmn'))
from generate_series(1, 12) g;
create table events (id int not null, region text not null, note text, happened timestamp, size numeric, clue text,
  primary key (id, region)) partition by list (region);
create table events_north partition of events for values in ('north');
create table events_rest partition of events default;
insert into events select g, (array['north', 'south', 'west'])[1 + g % 3], 'note ' || g, timestamp '2026-01-01' + g * interval '5 hours',
  g * 0.25, translate(md5('<salt>clue' || g), 'abcdef', 'ghjkmn') from generate_series(1, 15) g;
create view regions as select id, region, size from events;
create table vault (id int primary key, gadget_id int, opened text);
insert into vault select g, g, translate(md5('<salt>vault' || g), 'abcdef', 'ghjkmn') from generate_series(1, 9) g;
analyze;
