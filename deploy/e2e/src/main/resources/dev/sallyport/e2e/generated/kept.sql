-- A copy of every table, from which what was written is put back.
create schema kept;
do $$ declare name text; begin
  for name in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition loop
    execute format('create table kept.%I as table public.%I', name, name);
  end loop;
end $$;
analyze;
