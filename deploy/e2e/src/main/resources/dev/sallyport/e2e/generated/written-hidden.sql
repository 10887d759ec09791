-- Other rows where the row filter of tasks hides them, and another number of them.
update tasks set word = '*', done = not done, secret = 'z' || id, weight = 500 + id where user_id <> 1;
insert into tasks (id, user_id, word, weight) select 700 + g, 3, 'hidden', 800 + g from generate_series(1, 9) g;
