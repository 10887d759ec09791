drop table audited
drop table if exists shop.audited restrict
truncate notes
truncate table lines, notes, shop.orders restart identity
truncate notes continue identity restrict
comment on table notes is 'what people wrote'
comment on table notes is null
comment on column shop.notes.line is 'it''s a line'
create index on orders (customer)
create unique index if not exists orders_at on orders using btree (at desc nulls last, id asc)
create index lower_name on customers (lower(name), (score * 2) desc nulls first) include (tenant) where score > 1 and region is not null
create index concurrently notes_line on shop.notes (line collate "C")
create index on customers ((note || 'x'), born)
create index left_ssn on customers (left(ssn, 2))
alter table notes add column at timestamp with time zone
alter table notes add n int not null default 0, add if not exists word varchar(12) default 'none', add column d date default '2026-01-01'
alter table notes add column price numeric(10, 2) constraint positive check (price > 0) unique
alter table notes add column customer int references customers (id)
alter table notes add column tags text[] default array['a', 'b']
alter table customers drop column note
alter table if exists customers drop if exists note restrict, drop born
alter table notes rename line to words
alter table notes rename column line to "Words"
alter table notes rename to old_notes
alter table notes alter line set not null
alter table orders alter column total drop not null
alter table orders alter status set default 'new', alter total drop default
alter table orders alter column total set data type numeric(12, 2)
alter table customers alter score type float8
alter table notes add constraint line_once unique (line)
alter table events add unique (day, kind)
alter table notes add check (line <> '' and length(line) < 100)
alter table notes add constraint of_customer foreign key (id) references customers
alter table notes add n int, add constraint n_small check (n < id)
create table tags (id bigint primary key, name text not null unique, weight double precision default 1.5 check (weight > 0))
create table if not exists shop.tag_of (tag int not null, note int references notes (id), at timestamp(3) default now(), primary key (tag, note), constraint apart check (tag <> note), foreign key (note) references notes (id), unique (at, tag))
create table tree (id int primary key, parent int references tree (id), code char(3), flag boolean default true not null)
create view v_open as select id, total from orders where status = 'open'
create view shop.v_names (id, label) as select c.id, upper(c.name) from customers c join orders o on o.customer = c.id
create view v_of_view as select n.id, count(*) as n from v_notes n group by n.id
create view v_with as with big as (select id from orders where total > 10) select id from big union select id from notes
