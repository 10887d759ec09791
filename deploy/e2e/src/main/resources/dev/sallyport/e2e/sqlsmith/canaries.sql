-- What no reader of the evidence point `sqlsmith` may see any piece of: masked and withheld values, of a partial mask what it takes away,
-- rows that a filter hides, and a table that is not granted. All of it made of letters and digits that stand nowhere else.
select pin from gadgets
union select convert_from(raw, 'UTF8') from gadgets
union select grade from gadgets
union select substring(mail from 2 for position('@' in mail) - 2) from gadgets
union select left(card, -4) from gadgets
union select clues[1] from gadgets
union select substring(key from 3) from gadgets
union select doc ->> 'pin' from gadgets
union select secret ->> 'deep' from gadgets
union select word from gadgets where user_id <> 1
union select clue from events
union select opened from vault
union select key from api_keys
union select password_hash from users where password_hash like '%canary%'
