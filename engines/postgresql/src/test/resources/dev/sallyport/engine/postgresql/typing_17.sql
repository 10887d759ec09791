select json_value(jb, '$.k'), json_value(jb, '$.k' returning int), json_value(jb, '$[1]' returning numeric default 0 on empty), json_value(jb, 'strict $.x' default 'none' on error) from kinds order by i4
select json_value('{"a": "x"}', '$.keyvalue() ? (@.key == $k).value' passing 'a' as k), json_value('[1, 2, 3]', '$[*] ? (@ > $low && @ < $high)' passing 1 as low, i4 + 2.5 as "high") from kinds where i4 = 1
select json_query(jb, '$.k'), json_query(jb, '$[*]' with wrapper), json_query(jb, '$[*]' with conditional wrapper), json_query(jb, '$.k' with unconditional array wrapper), json_query(jb, '$.z' empty array on empty), json_query(jb, '$.z' empty object on empty) from kinds order by i4
select json_query('{"a": "x"}', '$.a'), json_query('{"a": "x"}', '$.a' omit quotes null on error), json_query('{"a": "x"}', '$.a' returning text omit quotes), json_query('{"a": "[1]"}', '$.a' returning int[] omit quotes), json_query('{"a": 1}', '$' returning text)
select json_exists(jb, '$.k'), json_exists(jb, '$[*] ? (@ > $x)' passing 1 as x), json_exists(jb, 'strict $.a' true on error), json_exists(j, 'strict $.a' unknown on error) from kinds order by i4
select json('{"a": 1}'), json(t) is json from (select '[1]'::text as t) x
select json_scalar(1), json_scalar('a'), json_scalar(true), json_scalar(d), json_scalar(n) from kinds order by i4
select json_serialize(j), json_serialize(jb returning varchar), json_serialize('{"a" : 1}'::json returning bytea) from kinds order by i4
select json_array(1, 'a', null, d), json_array(1, null null on null), json_array(i4, t absent on null returning jsonb) from kinds order by i4
select json_object('a' : 1, t : i4), json_object('k' value null, 'l' value d null on null), json_object('a' value jb absent on null with unique keys returning jsonb), json_object() from kinds where t is not null order by i4
select json_arrayagg(i4), json_arrayagg(i4 order by i4 desc), json_arrayagg(i4 order by i4 null on null), json_arrayagg(d order by i4 returning jsonb) from kinds
select b, json_objectagg(t : i4), json_objectagg(t value i4 absent on null with unique keys returning jsonb) from kinds where t is not null group by b order by b
select t is json, t is not json scalar, jb is json object, j is json array with unique keys, '{"a": 1, "a": 2}' is json with unique keys, '[1]'::bytea is json array without unique keys from kinds order by i4
select i4, x.* from kinds, json_table(jb, '$[*]' columns (n for ordinality, v int path '$', w text path '$.x' default 'none' on empty, e boolean exists path '$.x')) as x order by i4, n
select i4, x.a, "B" from kinds left join lateral json_table(jb, '$' passing i4 as low columns (k int, l jsonb format json path '$' with wrapper, e int exists path '$ ? (@.k >= $low)')) as x(a, "B") on true order by i4
select x.* from json_table('[{"a": 1, "b": [{"c": 2}, {"c": 3}], "d": [4]}, {"a": 5}]', '$[*]' as "root" columns (a int, nested path '$.b[*]' as b columns (n for ordinality, c text), z int path '$.a', nested '$.d[*]' columns (d numeric(3, 1) path '$' error on error))) x order by a, n, d
select * from json_table('{"x": "abc"}', '$' columns (x char(2), y text path '$.x' omit quotes, k jsonb path '$.x' keep quotes, q text path '$.q' null on empty) empty on error)
select json_table.v from json_table('[1, 2]', '$[*]' columns (v int path '$')) order by json_table.v desc
