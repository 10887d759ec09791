-- More rows for every database of the pair oracle. <salt> is 1 or 2: only what is masked or withheld depends on it, and every mask
-- makes the same of both.
insert into users (id, tenant_id, name, email, ssn, salary, dob, country, note, password_hash, profile, mgr_id, tags, created_at)
select g, 7 + g % 2,
  (array['Dora', 'p%', '', 'eve', 'Eve', '(', 'Zoë', 'a_b', 'Alice'])[g - 3],
  case when g % 5 = 0 then 'no sign ' || md5('<salt>' || g) else chr(97 + g % 4) || md5('<salt>m' || g) || '@mail' || g % 3 || '.test' end,
  case when g % 4 = 0 then '(' || <salt> || g else (case <salt> when 1 then 900 + g else 999 - g end)::text || '-' || g % 3 end,
  case when (g + <salt>) % 4 = 0 then null when (g + <salt>) % 5 = 0 then 0 else (case <salt> when 1 then g else 20 - g end) * 1000.25 end,
  case when g % 6 = 0 then null else date '1980-01-31' + g * 400 end,
  (array['DE', 'FR', null, 'NL'])[1 + g % 4],
  (array['', 'note', '100%', 'a\'])[1 + g % 4],
  'hash<salt>' || g,
  case g % 4
    when 0 then jsonb_build_object('ssn', 'S' || <salt> || g, 'theme', 'dark', 'extra', jsonb_build_object('deep', 'x<salt>' || g))
    when 1 then jsonb_build_object('ssn', <salt> * 1000 + g, 'contact', jsonb_build_object('phone', '+<salt>-' || md5('<salt>' || g), 'city', 'Bonn'))
    when 2 then jsonb_build_object('secret<salt>', g, 'contact', jsonb_build_object('phone', jsonb_build_array(<salt>, g)), 'theme', 'light')
    else '{}' end,
  case when g % 3 = 0 then null else 1 + g % 3 end,
  (array['{}', '{vip}', '{a,b}', '{vip,x}'])[1 + g % 4]::text[],
  timestamptz '2026-01-02 03:04:05+00' + g * interval '7 hours'
from generate_series(4, 12) g;
update orders set status = (array['open', 'paid', 'sent', null])[1 + id % 4], user_id = 1 + id % 12,
  ship_note = case when id % 5 = 0 then 'x%' when id % 7 = 0 then null else '' end, total = total - 3;
update products set name = case when id = 4 then null else name end;
insert into products values (6, 'Alice', 2), (7, '(', 0), (8, 'p1', null);
insert into tickets (user_id, body) values (1, 'a@b.test 12'), (1, null), (1, ''), (2, '900-12-3456'), (null, 'vip'), (3, '((');
insert into payments values (3, '2024-07-31', '45<salt>0' || '12340000', 30), (4, '2025-07-31', '9<salt>9', 0),
  (5, '2025-12-01', '<salt>7110001111', null), (6, '2024-03-01', '77770<salt>77777', 10);
refresh materialized view mv_users;
analyze;
