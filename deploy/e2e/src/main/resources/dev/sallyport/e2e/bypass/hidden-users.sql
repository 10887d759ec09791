-- Other values in the hidden rows, and more of them.
set session_replication_role = replica;
update users set name = 'Zed', tenant_id = tenant_id + 100, email = 'zed' || id || '@hidden.test', ssn = 'h' || id,
  salary = coalesce(salary, 0) + 1, dob = '2001-01-01', country = 'XX', note = 'hidden', profile = '{"theme": "none"}',
  mgr_id = 1, tags = '{hidden}', created_at = now() where <hidden>;
insert into users (id, tenant_id, name, email, ssn, salary, country, mgr_id)
  select id + 1000, tenant_id + 1, 'Yara', 'yara' || id || '@hidden.test', 'y' || id, 0, country, 2
  from users where <hidden>;
refresh materialized view mv_users;
analyze;
