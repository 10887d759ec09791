-- Nobody is granted these.
create table salaries (id int primary key, name text, amount int);
insert into salaries values (1, 'dana', 4321);
create view payroll as select * from salaries;
create schema vault;
create table vault.salaries (id int primary key, name text, amount int);
create function tax(int) returns int language sql immutable as 'select $1';
