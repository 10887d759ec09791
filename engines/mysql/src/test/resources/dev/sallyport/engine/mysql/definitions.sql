# Definitions on the tables of DefinitionsIT: each changes something, and stands alone.
alter table notes add column extra int
alter table notes add more varchar(20) not null default 'x' comment 'said''s "so" \\ here'
alter table notes add column a int unsigned null, add column b bigint(20) unsigned not null default 7
alter table notes add column at_time datetime not null default current_timestamp on update current_timestamp
alter table notes add column at_time timestamp null default now()
alter table notes add column f varchar(10) collate utf8mb4_bin first
alter table notes add column f decimal(10, 2) default -1.5 after id
alter table notes add column f double default null check (f > 0)
alter table notes add column f int unique key
alter table notes add column note_text text, algorithm = inplace, lock none
alter table `notes` drop column line
alter table notes drop extra_line, drop key notes_by_kind
alter table notes drop index notes_by_kind, algorithm=inplace
alter table notes modify line varchar(80)
alter table notes modify column line varchar(80) not null default '' after id
alter table notes change column line Text2 varchar(60) null
alter table notes change kind kind varchar(30) not null
alter table notes rename column line to Words
alter table notes rename index notes_by_kind to by_kind
alter table notes rename key notes_by_kind to by_kind
alter table notes alter column kind set default 'none'
alter table owners alter name drop default
alter table notes add index (line)
alter table notes add index notes_by_line (line(10), kind desc) using btree
alter table notes add key notes_by_line using btree (kind asc), lock=none, algorithm=default
alter table notes add unique index one_line (line, kind)
alter table notes add unique (line)
alter table notes add unique key one_line (line)
alter table notes add constraint one_line unique (line)
alter table notes drop primary key
alter table notes drop primary key, add primary key (id, kind)
alter table notes add constraint shorter check (char_length(line) < 1000)
alter table notes add check (kind <> 'bad' and id >= 0 or line is null)
alter table notes add constraint of_owner foreign key (owner) references owners (id)
alter table notes add foreign key (owner) references owners (id)
alter table marks drop foreign key marks_of_owner
alter table marks drop constraint positive
alter table notes rename to Remarks
alter table notes rename as remarks
alter table notes rename remarks
rename table notes to remarks
create index notes_by_line on notes (line)
create unique index notes_by_line using btree on notes (line(20), id) algorithm inplace lock = shared
create index notes_by_line on notes (line desc)
drop index notes_by_kind on notes
truncate table notes
truncate notes
drop table notes
drop table if exists notes restrict
create table things (id int primary key)
create table if not exists Things (id bigint unsigned not null auto_increment, Name varchar(40) not null default '', at_time datetime default current_timestamp(), primary key (id), key by_name (Name(10)), unique key one (Name, id), check (Name <> 'none')) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin
create table things (id int auto_increment primary key, other int, constraint up foreign key (other) references things (id)) engine innodb character set 'utf8mb4'
create table things (a char(3), b binary(16), c varbinary(20), d json, e year, f bit(4), g mediumtext, h longblob, i time, j timestamp null, k bool, l tinyint(1), m float, n date)
