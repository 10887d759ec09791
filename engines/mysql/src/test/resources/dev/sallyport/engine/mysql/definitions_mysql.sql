# As definitions.sql, in words that MariaDB does not have.
drop index notes_by_kind on notes algorithm=inplace lock=none
alter table marks drop check positive
alter table notes add index by_start ((left(line, 2)), kind)
alter table notes add column extra int, algorithm=instant
