# What nobody reads is refused by its words, and what has no one meaning by its rule.
drop table orders, users
drop table orders cascade
drop temporary table orders
drop view v_public
drop table v_public
drop database shop
drop index i on orders where id = 1
truncate orders, users
rename table orders to a, users to b
rename table orders to other.a
rename user a to b
create database x
create view v as select id from orders
create or replace view v as select 1
create trigger t before insert on orders for each row set @x = 1
create procedure p() select 1
create function f() returns int return 1
create event e on schedule every 1 day do select 1
create user u
create temporary table t (id int)
create table t like orders
create table t (like orders)
create table t as select ssn from users
create table t select ssn from users
create table t (id int) select 1 as id
create table t (id int) partition by hash (id)
create table t (id int) engine=myisam
create table t (id int) engine=memory
create table t (id int) charset=latin1
create table t (id int) collate=latin1_bin
create table t (id int) data directory='/tmp'
create table t (id int) tablespace=x
create table t (id int) connection='mysql://x'
create table t (id int) union=(orders)
create table t (id int) auto_increment=7
create table t (id int) comment='x'
create table t (id int, id text)
create table t (id int, Id text)
create table users (id int)
create table Users (id int)
create table mysql.t (id int)
create table t (id int, check (nothing > 1))
create table t (id int, unique (nothing))
create table t (id int, foreign key (id) references orders (id))
create table t (id int references orders (id))
create table t (id int, fulltext key (id))
create table t (id int, spatial index (id))
create table t (id int, g int generated always as (id + 1) virtual)
create table t (id int, g int as (id + 1))
create table t (id serial)
create table t (id geometry)
create table t (id enum('a'))
create table t (id varchar)
create table t (id varchar(10) character set latin1)
create table t (id varchar(10) collate latin1_bin)
create table t (id float unsigned)
create table t (id int zerofill)
create table t (id int invisible)
create table t (id int default (select 1))
create table t (id int default id)
create table t (id int default (sleep(1)))
create table t (id int check (sleep(1)))
create table t (id datetime on update '2020-01-01')
alter table orders add column id int
alter table orders add column (a int, b int)
alter table orders add check (exists (select 1 from users))
alter table orders add check (benchmark(1000, id))
alter table orders add check (load_file(status) is null)
alter table orders add check (@x = 1)
alter table orders add index (1)
alter table orders add index ((select id))
alter table orders add index ((sleep(1)))
alter table orders add fulltext index (status)
alter table orders alter status set default ?
alter table orders add foreign key (user_id) references users
alter table orders add foreign key (user_id) references users (id) on delete cascade
alter table orders engine=myisam
alter table orders charset=utf8mb4
alter table orders convert to character set utf8mb4
alter table orders auto_increment=1
alter table orders comment='x'
alter table orders order by id
alter table orders disable keys
alter table orders discard tablespace
alter table orders import tablespace
alter table orders exchange partition p with table users
alter table orders drop partition p
alter table orders remove partitioning
alter table orders force
alter table orders without validation
alter table orders rename to users
alter table orders rename to mysql.x
alter table orders rename to x, add column y int
alter table orders rename column id to status
alter table orders rename column id to x, rename column x to y
alter table orders change id status int
alter table orders modify status nothing(2)
alter table orders add column x int, algorithm=nonsense
alter table orders add column x int lock=none
alter table orders add column x int, lock '=' none
alter ignore table orders add column x int
alter online table orders add column x int
alter database shop read only = 1
alter view v_public as select 1
alter user u
create index on orders (id)
create fulltext index i on orders (status)
create index i on orders (id) comment 'x'
create index i on v_public (id)
create or replace table t (id int)
alter table orders add column x int /*!50000 , drop column id */
drop table orders; drop table users
