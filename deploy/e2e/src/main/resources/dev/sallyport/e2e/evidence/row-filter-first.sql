-- Rows that make everything fail.
insert into accounts values
    (4, 'south', 2147483647, 0, 1e30, 1e308, 'canary-x', 'no date', 'no json', 'canary-dora'),
    (5, 'south', -2147483648, 0, -1e30, -1e308, 'canary-y', 'no date', '{', 'canary-emil'),
    (6, null, 0, 0, 0, 0, '', '', '', '');
