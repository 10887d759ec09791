-- Other values in the hidden rows, and more of them.
update users set name = 'Zed', tenant_id = tenant_id + 100, email = concat('zed', id, '@hidden.test'),
  ssn = concat('h', id), salary = coalesce(salary, 0) + 1, dob = '2001-01-01', country = 'XX', note = 'hidden',
  profile = '{"theme": "none"}', mgr_id = 1 where <hidden>;
insert into users (id, tenant_id, name, email, ssn, salary, country, profile, mgr_id)
  select id + 1000, tenant_id + 1, 'Yara', concat('yara', id, '@hidden.test'), concat('y', id), 0, country, profile, 2
  from users where <hidden>;
analyze table users;
