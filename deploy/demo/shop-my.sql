-- The same small shop as in shop.sql, for MariaDB and MySQL: the same invented people, addresses and numbers.
set time_zone = '+00:00';

create table customers (
    id         integer primary key,
    name       text not null,
    email      text not null,
    card       text not null,
    phone      text,
    country    text not null,
    tenant     text not null,
    notes      text,
    created_at timestamp not null
);

create table products (
    id             integer primary key,
    name           text not null,
    price          numeric(10, 2) not null,
    purchase_price numeric(10, 2) not null
);

create table orders (
    id          integer primary key,
    customer_id integer not null references customers (id),
    product_id  integer not null references products (id),
    quantity    integer not null check (quantity > 0),
    status      text not null,
    ordered_at  timestamp not null
);

-- Nobody is granted this one: for an agent it does not exist.
create table salaries (
    employee varchar(100) primary key,
    amount   numeric(10, 2) not null
);

insert into customers (id, name, email, card, phone, country, tenant, notes, created_at) values
    (1, 'Ada Abel', 'ada.abel@example.com', '4526018159083016', '+00 555 538485', 'DE', 'north', 'prefers e-mail', timestamp '2026-01-01 09:00:00'),
    (2, 'Bruno Brandt', 'bruno.brandt@example.org', '5131860913909960', '+00 555 331821', 'FR', 'south', null, timestamp '2026-02-02 09:01:00'),
    (3, 'Carla Costa', 'carla.costa@example.net', '4082462819482199', '+00 555 769949', 'SE', 'north', null, timestamp '2026-03-03 09:02:00'),
    (4, 'Deniz Demir', 'deniz.demir@example.com', '5118625276018955', null, 'TR', 'south', null, timestamp '2026-04-04 09:03:00'),
    (5, 'Elif Ekström', 'elif.ekstrom@example.org', '4597971147104974', '+00 555 851438', 'IT', 'north', 'prefers e-mail', timestamp '2026-05-05 09:04:00'),
    (6, 'Farid Falk', 'farid.falk@example.net', '5650752917034236', '+00 555 509940', 'PT', 'south', null, timestamp '2026-06-06 09:05:00'),
    (7, 'Greta Grau', 'greta.grau@example.com', '4712768426846563', '+00 555 258252', 'DE', 'north', null, timestamp '2026-07-07 09:06:00'),
    (8, 'Hugo Hahn', 'hugo.hahn@example.org', '5599528907866661', '+00 555 604913', 'FR', 'south', null, timestamp '2026-08-08 09:07:00'),
    (9, 'Ines Ito', 'ines.ito@example.net', '4603137215901092', '+00 555 662685', 'SE', 'north', 'prefers e-mail', timestamp '2026-09-09 09:08:00'),
    (10, 'Jonas Jansen', 'jonas.jansen@example.com', '5159013962459571', '+00 555 220956', 'TR', 'south', null, timestamp '2026-01-10 09:09:00'),
    (11, 'Kira Keller', 'kira.keller@example.org', '4777741215472803', null, 'IT', 'north', null, timestamp '2026-02-11 09:10:00'),
    (12, 'Luca Lind', 'luca.lind@example.net', '5852808414852538', '+00 555 667874', 'PT', 'south', null, timestamp '2026-03-12 09:11:00'),
    (13, 'Mina Moreau', 'mina.moreau@example.com', '4853933633875004', '+00 555 595179', 'DE', 'north', 'prefers e-mail', timestamp '2026-04-13 09:12:00'),
    (14, 'Nils Nowak', 'nils.nowak@example.org', '5439575513137353', '+00 555 606098', 'FR', 'south', null, timestamp '2026-05-14 09:13:00'),
    (15, 'Olga Okafor', 'olga.okafor@example.net', '4990751163726516', '+00 555 585659', 'SE', 'north', null, timestamp '2026-06-15 09:14:00'),
    (16, 'Pavel Petit', 'pavel.petit@example.com', '5612220297299752', '+00 555 675311', 'TR', 'south', null, timestamp '2026-07-16 09:15:00'),
    (17, 'Quinn Quist', 'quinn.quist@example.org', '4820018263304348', '+00 555 352223', 'IT', 'north', 'prefers e-mail', timestamp '2026-08-17 09:16:00'),
    (18, 'Rosa Rossi', 'rosa.rossi@example.net', '5058887180334018', null, 'PT', 'south', null, timestamp '2026-09-18 09:17:00'),
    (19, 'Sven Sato', 'sven.sato@example.com', '4780175989834788', '+00 555 946580', 'DE', 'north', null, timestamp '2026-01-19 09:18:00'),
    (20, 'Tara Torres', 'tara.torres@example.org', '5783848372616751', '+00 555 803757', 'FR', 'south', null, timestamp '2026-02-20 09:19:00'),
    (21, 'Uma Ueda', 'uma.ueda@example.net', '4361341252427316', '+00 555 610929', 'SE', 'north', 'prefers e-mail', timestamp '2026-03-21 09:20:00'),
    (22, 'Viktor Vogel', 'viktor.vogel@example.com', '5232686563551505', '+00 555 680963', 'TR', 'south', null, timestamp '2026-04-22 09:21:00'),
    (23, 'Wanda Weber', 'wanda.weber@example.org', '4770658948113114', '+00 555 385129', 'IT', 'north', null, timestamp '2026-05-23 09:22:00'),
    (24, 'Xenia Xu', 'xenia.xu@example.net', '5024264628897514', '+00 555 160320', 'PT', 'south', null, timestamp '2026-06-24 09:23:00'),
    (25, 'Yusuf Yilmaz', 'yusuf.yilmaz@example.com', '4586492083124023', null, 'DE', 'north', 'prefers e-mail', timestamp '2026-07-25 09:24:00'),
    (26, 'Zoe Zander', 'zoe.zander@example.org', '5448347824504000', '+00 555 868690', 'FR', 'south', null, timestamp '2026-08-26 09:25:00'),
    (27, 'Amir Aalto', 'amir.aalto@example.net', '4883873716786843', '+00 555 340717', 'SE', 'north', null, timestamp '2026-09-27 09:26:00'),
    (28, 'Bea Berg', 'bea.berg@example.com', '5532650201462016', '+00 555 630519', 'TR', 'south', null, timestamp '2026-01-28 09:27:00'),
    (29, 'Cyril Conti', 'cyril.conti@example.org', '4493407224704558', '+00 555 439249', 'IT', 'north', 'prefers e-mail', timestamp '2026-02-01 09:28:00'),
    (30, 'Dora Duarte', 'dora.duarte@example.net', '5304352056174833', '+00 555 629253', 'PT', 'south', null, timestamp '2026-03-02 09:29:00');

insert into products (id, name, price, purchase_price) values
    (1, 'Espresso cup', 7.50, 2.10),
    (2, 'Kettle', 39.90, 18.00),
    (3, 'Hand grinder', 54.00, 27.40),
    (4, 'Paper filters', 3.20, 0.80),
    (5, 'Beans, 1 kg', 21.00, 11.50),
    (6, 'Scale', 29.00, 13.90),
    (7, 'Milk jug', 12.50, 4.70),
    (8, 'Tamper', 18.00, 6.60);

insert into orders (id, customer_id, product_id, quantity, status, ordered_at) values
    (1, 25, 1, 1, 'paid', timestamp '2026-10-01 08:00:00'),
    (2, 27, 2, 2, 'returned', timestamp '2026-10-02 09:07:00'),
    (3, 19, 1, 4, 'open', timestamp '2026-10-03 10:14:00'),
    (4, 10, 5, 2, 'open', timestamp '2026-10-04 11:21:00'),
    (5, 19, 3, 4, 'paid', timestamp '2026-10-05 12:28:00'),
    (6, 24, 8, 2, 'paid', timestamp '2026-10-06 13:35:00'),
    (7, 24, 3, 1, 'returned', timestamp '2026-10-07 14:42:00'),
    (8, 24, 3, 1, 'sent', timestamp '2026-10-08 15:49:00'),
    (9, 3, 1, 1, 'sent', timestamp '2026-10-09 16:56:00'),
    (10, 21, 6, 1, 'returned', timestamp '2026-10-10 17:03:00'),
    (11, 27, 8, 1, 'open', timestamp '2026-10-11 08:10:00'),
    (12, 21, 4, 4, 'paid', timestamp '2026-10-12 09:17:00'),
    (13, 1, 8, 1, 'open', timestamp '2026-10-13 10:24:00'),
    (14, 22, 2, 4, 'paid', timestamp '2026-10-14 11:31:00'),
    (15, 26, 2, 3, 'sent', timestamp '2026-10-15 12:38:00'),
    (16, 24, 4, 2, 'returned', timestamp '2026-10-16 13:45:00'),
    (17, 16, 7, 1, 'returned', timestamp '2026-10-17 14:52:00'),
    (18, 30, 5, 1, 'sent', timestamp '2026-10-18 15:59:00'),
    (19, 3, 3, 3, 'paid', timestamp '2026-10-19 16:06:00'),
    (20, 21, 5, 2, 'open', timestamp '2026-10-20 17:13:00'),
    (21, 16, 1, 4, 'paid', timestamp '2026-10-21 08:20:00'),
    (22, 22, 2, 2, 'returned', timestamp '2026-10-22 09:27:00'),
    (23, 10, 5, 4, 'returned', timestamp '2026-10-23 10:34:00'),
    (24, 15, 2, 2, 'paid', timestamp '2026-10-24 11:41:00'),
    (25, 3, 8, 1, 'paid', timestamp '2026-10-25 12:48:00'),
    (26, 15, 2, 4, 'paid', timestamp '2026-10-26 13:55:00'),
    (27, 13, 4, 2, 'open', timestamp '2026-10-27 14:02:00'),
    (28, 19, 2, 2, 'paid', timestamp '2026-10-28 15:09:00'),
    (29, 12, 3, 3, 'open', timestamp '2026-10-29 16:16:00'),
    (30, 23, 6, 2, 'returned', timestamp '2026-10-30 17:23:00'),
    (31, 29, 8, 4, 'open', timestamp '2026-10-01 08:30:00'),
    (32, 6, 1, 4, 'returned', timestamp '2026-10-02 09:37:00'),
    (33, 13, 5, 2, 'returned', timestamp '2026-10-03 10:44:00'),
    (34, 12, 7, 3, 'open', timestamp '2026-10-04 11:51:00'),
    (35, 27, 6, 1, 'paid', timestamp '2026-10-05 12:58:00'),
    (36, 25, 6, 4, 'open', timestamp '2026-10-06 13:05:00'),
    (37, 30, 4, 1, 'paid', timestamp '2026-10-07 14:12:00'),
    (38, 9, 6, 1, 'returned', timestamp '2026-10-08 15:19:00'),
    (39, 13, 2, 3, 'returned', timestamp '2026-10-09 16:26:00'),
    (40, 25, 5, 1, 'paid', timestamp '2026-10-10 17:33:00'),
    (41, 4, 1, 3, 'sent', timestamp '2026-10-11 08:40:00'),
    (42, 8, 5, 4, 'paid', timestamp '2026-10-12 09:47:00'),
    (43, 7, 6, 4, 'open', timestamp '2026-10-13 10:54:00'),
    (44, 26, 7, 2, 'open', timestamp '2026-10-14 11:01:00'),
    (45, 2, 7, 4, 'sent', timestamp '2026-10-15 12:08:00'),
    (46, 21, 5, 4, 'open', timestamp '2026-10-16 13:15:00'),
    (47, 30, 3, 2, 'returned', timestamp '2026-10-17 14:22:00'),
    (48, 14, 6, 3, 'paid', timestamp '2026-10-18 15:29:00'),
    (49, 9, 5, 4, 'sent', timestamp '2026-10-19 16:36:00'),
    (50, 10, 8, 4, 'open', timestamp '2026-10-20 17:43:00'),
    (51, 6, 3, 1, 'sent', timestamp '2026-10-21 08:50:00'),
    (52, 17, 8, 2, 'returned', timestamp '2026-10-22 09:57:00'),
    (53, 30, 6, 4, 'returned', timestamp '2026-10-23 10:04:00'),
    (54, 5, 4, 2, 'open', timestamp '2026-10-24 11:11:00'),
    (55, 6, 6, 1, 'paid', timestamp '2026-10-25 12:18:00'),
    (56, 8, 6, 3, 'sent', timestamp '2026-10-26 13:25:00'),
    (57, 29, 1, 4, 'returned', timestamp '2026-10-27 14:32:00'),
    (58, 14, 4, 4, 'paid', timestamp '2026-10-28 15:39:00'),
    (59, 11, 1, 4, 'paid', timestamp '2026-10-29 16:46:00'),
    (60, 19, 6, 2, 'sent', timestamp '2026-10-30 17:53:00');

insert into salaries (employee, amount) values ('Dana Demo', 4321.00), ('Sam Sample', 5432.00);

-- The gateway's role reads exactly these columns; what it cannot read, no mistake of ours can show. It may read no statistics
-- and see no other session, and it writes nothing: this engine reads.
grant select (id, name, email, card, phone, country, tenant, notes, created_at) on shop.customers to sallyport@127.0.0.1;
grant select (id, name, price) on shop.products to sallyport@127.0.0.1;
grant select (id, customer_id, product_id, quantity, status, ordered_at) on shop.orders to sallyport@127.0.0.1;
