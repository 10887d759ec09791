-- Other rows where the row filter of gadgets hides them, and another number of them.
update gadgets set word = translate(md5('other' || id), 'abcdef', 'ghjkmn'), mood = 'sad', size = 500 + id, price = 0 - id, nums = '{0}',
  tags = '{hidden}', pin = translate(md5('otherpin' || id), 'abcdef', 'ghjkmn'), at = '2030-01-01', flag = null where user_id <> 1;
insert into gadgets (id, user_id, word, pin, price) select 700 + g, 3, 'hidden', 'none', 800 + g from generate_series(1, 9) g;
insert into vault select 100 + g, g, 'other' || g from generate_series(1, 5) g;
analyze;
