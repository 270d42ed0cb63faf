#!lua
-- Erases a person and their document's index entry together.
--
-- KEYS  the person's record, the index entry that it names (of a stranger, who has none: the record again)
--
-- Reply  1, or 0 when there is no such person; -1 when the record names another entry by now

if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if (redis.call('HGET', KEYS[1], 'index') or KEYS[1]) ~= KEYS[2] then return -1 end

redis.call('DEL', KEYS[1], KEYS[2])
return 1
