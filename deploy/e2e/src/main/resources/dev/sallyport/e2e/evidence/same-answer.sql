-- What is granted; `margin` is withheld by its class, `supplier` by the grant.
create table products (id int primary key, name text, price numeric(10, 2), margin int, supplier text);
insert into products values (1, 'cup', 7.50, 11, 'north'), (2, 'kettle', 39.90, 22, 'south');
create table orders (id int primary key, product_id int, quantity int);
insert into orders values (1, 1, 5), (2, 2, 1);
