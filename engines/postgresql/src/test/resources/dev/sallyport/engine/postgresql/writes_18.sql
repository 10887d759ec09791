insert into notes (id, line) values (700, 'a'), (701, 'b'), (702, 'c') returning old.id, new.id
update notes set line = line || '!' where id = 700 returning old.line, new.line, notes.line, line
update notes n set line = 'next' where n.id = 701 returning old.*, new.*, n.*
update notes set line = upper(new.name) from customers new where new.id = notes.id returning new.name, old.line
delete from notes where id = 702 returning old.*, new.line
insert into notes (id, line) values (700, 'x'), (703, 'y') on conflict (id) do update set line = excluded.line returning old.line, new.line, (select max(name) from customers c where c.id < new.id)
update old set line = 'own' where old.id = 1 returning old.line, new.line
update notes old set line = 'alias' where old.id = 1 returning old.line, new.line
update notes set line = o.line from old o where o.id = notes.id returning old.line, new.line, o.line
update notes set line = old.line from old where old.id = notes.id returning old.line, new.line
with u as (update notes set line = 'with' where id = 3 returning old.line as before, new.line as after) select before, after from u
update notes set line = 'q' where id = 4 returning (select old.line from old where old.id = 1), old.line
merge into notes n using (values (700, 'm1'), (790, 'm2')) as s (id, line) on n.id = s.id when matched then update set line = s.line || '!' when not matched then insert (id, line) values (s.id, s.line) returning old.line, new.line, s.line
merge into notes n using (values (700)) as s (id) on n.id = s.id when matched then delete returning old.*, new.id
