select jt.v from users u, json_table(u.profile, '$' columns (v text path '$.ssn')) jt
select u.id, jt.* from users u, json_table(u.profile, '$.keyvalue()' as r passing u.ssn as s columns (n for ordinality, key text, v jsonb path '$.value' with wrapper, e int exists path '$.value ? (@ == $s)', nested path '$.value.*' columns (w text path '$')) error on error) jt order by 1, 2
select u.id, jt.* from users u left join json_table(u.profile, 'strict $.contact' columns (phone text path 'strict $.phone' error on error, email text path '$.email' default 'none' on empty)) jt on jt.phone like '+1%' order by 1
select json_value(profile, '$.keyvalue() ? (@.key == $k).value' passing 'ssn' as k) from users where id = 1
select id, json_value(profile, '$.ssn' returning int error on error) from users
select id, json_value(profile, '$.ssn' returning date null on error), json_value(profile, 'strict $.salary' default 'gone' on empty default 'error' on error) from users order by json_value(profile, '$.ssn'), id
select id from users where json_exists(profile, '$.ssn ? (@ == $x)' passing '900-12-3456' as x) or json_exists(profile, '$.ssn ? (@ like_regex "^9")') order by id
select id, json_exists(profile, '$.ssn ? (@ == $x)' passing ssn as x), json_query(profile, '$.*' with wrapper), json_query(profile, '$.contact' returning text), json_query(profile, '$.ssn' omit quotes error on error) from users order by id
select json_arrayagg(ssn order by id), json_objectagg(name : ssn), json_arrayagg(profile order by salary, id returning jsonb), json_objectagg(ssn value id with unique keys) from users
select id, json_array(ssn, salary, profile), json_object(name : profile, 'ssn' : ssn absent on null), json_object(ssn : 1, email : 2 with unique keys) from users order by id
select id, json_scalar(ssn), json_serialize(profile returning bytea), json(ssn) from users
select id, ssn is json, profile is json object, salary is null, email is json with unique keys from users order by id
