-- The reference policy at rest: what each mask makes of its column, in plain SQL.
alter table users drop key uk_ssn, drop column password_hash;
update users set
  ssn = '***',
  email = if(email like '%@%', concat(left(email, 1), '***@', substring_index(email, '@', -1)), '***'),
  salary = null,
  profile = json_replace(profile, '$.ssn', '***', '$.contact.phone', '***');
