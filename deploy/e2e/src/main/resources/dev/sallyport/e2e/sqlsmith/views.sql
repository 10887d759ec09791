-- Makes every table a view of the same columns: of tables sqlsmith takes samples in nearly every statement, and writes to them.
do $$ declare name text; columns text; begin
  for name, columns in select relname, string_agg(format('null::%s as %I', format_type(atttypid, atttypmod), attname), ', ' order by attnum)
      from pg_class join pg_attribute on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped group by relname loop
    execute format('drop table public.%I cascade', name);
    execute format('create view public.%I as select %s', name, columns);
  end loop;
end $$;
create view regions as select id, region, size from events;
