-- Rows that make nothing fail, others in number and value.
insert into accounts select n, 'south', n, 1, 1, 1, n::text, '2026-01-01', '{"a": 4}', 'canary-' || n
    from generate_series(100, 180) n;
insert into memberships select 'm' || n, 'south' from generate_series(1, 50) n;
