select {e} as v from t order by id
select id, {e} as v from t order by {e}, id
select id, {e} as v from t order by v desc, id
select {e} as v, count(*) as c from t group by v order by v
select count(*) as c, {e} as v from t group by {e} order by 1 desc, 2
select distinct {e} as v from t order by v
select id from t where {e} order by id
select id from t where ({e}) = (select max({e}) from t) order by id
select {e} as v, sum(id) as s from t group by {e} having sum(id) > 1 order by s, v
select v, count(*) as c from (select {e} as v from t) x group by v order by v
select {e} as v from t union select {e} from t order by v
select count({e}), count(distinct {e}) from t
select id, rank() over (order by {e}) as r from t order by r, id
select id from t where ({e}) in (select {e} from t where id < 3) order by id
with c as (select id, {e} as v from t) select c.v, t.id from c join t on t.id = c.id order by t.id
select {e} as n, id from t order by n, id
select id, {e} as v from t group by id having id > 1 order by id
