-- one schema: nine tenths plain tables, the others partitioned ones with three partitions each; indexes, keys and views
create schema <schema>;
do $$
begin
  for i in 1 .. <tables> * 9 / 10 loop
    execute format('create table <schema>.t%s (id bigint primary key, parent bigint, email text not null, card varchar(20), amount numeric(10, 2) default 0, at timestamptz, note text, flag boolean)', i);
    if i % 2 = 0 then
      execute format('create index on <schema>.t%s (at, flag)', i);
    end if;
    if i % 3 = 0 then
      execute format('alter table <schema>.t%s add foreign key (parent) references <schema>.t%s', i, i - 1);
    end if;
    if i % 9 = 0 then
      execute format('create view <schema>.v%s as select a.id, a.email, b.amount from <schema>.t%s a left join <schema>.t%s b on b.id = a.parent', i, i, i - 1);
    end if;
  end loop;
  for i in 1 .. <tables> / 40 loop
    execute format('create table <schema>.p%s (id bigint, region int, email text, card varchar(20), amount numeric(10, 2), at timestamptz, note text, flag boolean) partition by list (region)', i);
    for part in 1 .. 3 loop
      execute format('create table <schema>.p%s_%s partition of <schema>.p%s for values in (%s)', i, part, i, part);
    end loop;
  end loop;
end $$;
