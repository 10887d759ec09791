insert into notes (id, line) values (700, 'a'), (701, 'b'), (702, 'c')
merge into notes using (values (700, 'm1'), (790, 'm2')) as s (id, line) on notes.id = s.id when matched then update set line = s.line || '!' when not matched by target then insert (id, line) values (s.id, s.line) returning notes.id, notes.line, s.line as before
merge into notes n using (values (700, 'x'), (791, 'y')) as s (key, line) on n.id = s.key when matched then delete when not matched then insert values (s.key, s.line) returning *
merge into notes n using (values (701, 'x')) as s (id, line) on n.id = s.id when matched then update set line = s.line returning n.*, s.*
merge into notes n using (values (701, 'x')) as s (id, line) on n.id = s.id when matched then update set line = upper(n.line) returning n.line || s.line as two, (select max(name) from customers c where c.id < n.id)
merge into notes n using customers c on n.id = c.id when not matched by source and n.id = 702 then delete when not matched by source then update set line = n.line || '-' when matched then update set line = c.name
merge into notes n using customers c on n.id = c.id when not matched by source and n.id > 700 then delete when not matched and c.id = 9 then insert (id, line) values (c.id, 'nine') returning n.id
