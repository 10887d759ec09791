-- The reference policy at rest: what each mask makes of its column, in plain SQL.
alter table users drop constraint users_ssn_key;
update users set
  ssn = '***',
  email = case when email like '%@%' then left(email, 1) || '***' || substring(email from '@[^@]*$') else '***' end,
  salary = null,
  profile = profile
    || case when profile ? 'ssn' then
         jsonb_build_object('ssn', case when jsonb_typeof(profile -> 'ssn') = 'string' then '***' end)
       else '{}' end
    || case when profile -> 'contact' ? 'phone' then
         jsonb_build_object('contact', (profile -> 'contact') || jsonb_build_object('phone',
           case when jsonb_typeof(profile #> '{contact,phone}') = 'string' then '***' end))
       else '{}' end;
update payments set card_no = case when length(card_no) < 4 then '****' else '****' || right(card_no, 4) end;
refresh materialized view mv_users;
alter table users drop column password_hash;
analyze;
