-- Hides from sqlsmith what the gateway refuses whatever else stands in a statement: functions and operators that are on no list or not read,
-- tables without a grant, columns that are withheld. The list of functions it reads by a bare name, which finds this view first; that of
-- operators in pg_catalog, where it passes over those without a result. Nothing else is ever asked of this database. A few operators
-- stay for what sqlsmith itself asks.
create view information_schema.pg_proc as select * from pg_catalog.pg_proc p
  where pronamespace = 'pg_catalog'::regnamespace and exists (select from information_schema.listed_functions f
    where f.name = proname and f.left_type !~ '\many\M' and f.left_type = coalesce((select string_agg(typname, ',' order by place)
      from unnest(proargtypes) with ordinality as argument (type, place) join pg_type on pg_type.oid = argument.type), '-'));
update pg_catalog.pg_operator set oprresult = 0
  where not exists (select from information_schema.listed_operators o join pg_type l on l.typname = o.left_type join pg_type r on r.typname = o.right_type
    where o.name = oprname and l.oid = oprleft and r.oid = oprright
      -- of types that stand for any it makes casts that not even the server takes
      and o.left_type not like 'any%' and o.right_type not like 'any%')
  and (oprname, oprleft::regtype::text) not in (('=', 'name'), ('<>', 'name'), ('!~', 'name'), ('=', 'oid'), ('<>', 'oid'), ('=', '"char"'));
drop table api_keys, audit_log, hr.employees, vault, payments_2024, payments_2025, events_north, events_rest;
drop view v_users_public;
alter table users drop column password_hash cascade;
alter table tasks drop column secret;
alter table gadgets drop column raw, drop column secret;
drop materialized view mv_users;
-- Names of types it puts in quotes, which makes of keywords other types than the gateway knows by them.
create function information_schema.quote_ident(name) returns text language sql immutable as 'select $1::text';
