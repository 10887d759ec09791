-- A table of the types that few agents write, for every database of the pair oracle. <salt> is 1 or 2: only what is masked or withheld
-- depends on it, and every mask makes the same of both.
create type season as enum ('spring', 'summer', 'autumn', 'winter');
create domain quantity as int check (value >= 0);
create domain brief as text check (length(value) < 60);
create table lots (id serial primary key, user_id int not null default 1, season season, amount quantity, label brief, span int4range,
  days daterange, spans int4multirange, address inet, net cidr, bits varbit, words tsvector, wanted tsquery, doc jsonb not null default '{}',
  plan jsonb, held int4range, gate inet, code brief not null default 'c', terms tsvector, raw jsonb, note text);
insert into lots select g, 1 + g % 2, (array['spring', 'summer', 'autumn', 'winter', null])[1 + g % 5]::season, g % 7,
  (array['Alice', 'a lot', '', 'vip'])[1 + g % 4], case when g = 9 then 'empty' else int4range(g, g + 4) end,
  daterange(date '2024-01-01' + g * 20, case when g % 5 > 0 then date '2024-02-01' + g * 20 end),
  int4multirange(int4range(1, g), int4range(g + 2, g + 3)), inet '10.0.0.1/24' + g * 3, network(inet '10.0.0.1/24' + g * 100),
  (g * 9)::bit(8), to_tsvector('english', 'fat cats ' || g || ' and Alice'), (array['cat', 'fat & rat', 'alice | dog'])[1 + g % 3]::tsquery,
  jsonb_build_object('n', g, 'theme', (array['dark', 'light'])[1 + g % 2], 'ssn', '<salt>' || g,
    'contact', jsonb_build_object('city', 'Bonn', 'phone', '+<salt>' || g), 'list', jsonb_build_array(jsonb_build_object('a', g, 'b', 'x'),
    jsonb_build_object('a', null, 'b', 'y' || g)), 'secret', '<salt>'),
  jsonb_build_object('n', g * 2, 'theme', 'dark', 'ssn', 900 + g, 'list', jsonb_build_array(jsonb_build_object('a', g % 3))),
  int4range(<salt> * 100, 300 + g), case when g % 3 = <salt> then null else inet '172.16.0.1' + <salt> * g end,
  'code <salt>' || md5('<salt>' || g), to_tsvector('english', 'secret <salt> ' || g), jsonb_build_object('theme', '<salt>'), (array['fat cat', 'open', null])[1 + g % 3]
from generate_series(1, 16) g;
select setval('lots_id_seq', 16);
analyze lots;
