name
l1
n
d
f
day
at
cat
flag
u
b
upper(name)
n + 1
d * n
n - 5
-n
year(day)
cat + 0
coalesce(n, 0)
ifnull(name, l1)
case when n > 1 then 'big' else 'small' end
concat(name, '-', n)
left(name, 2)
n % 2
d / 3
n div 2
n is null
name like 'a%'
name = 'ACME'
date_format(at, '%Y-%m')
cast(d as signed)
cast(n as char)
if(n > 1, name, l1)
n in (1, 2)
n between 2 and 3
length(l1)
greatest(n, 2)
round(d, 1)
json_extract(doc, '$.a')
name collate utf8mb4_bin
day + interval 1 month
