#!lua
-- Erases a person and their document's index entry together.
--
-- KEYS  the person's record, the index entry that it names (of a stranger, who has none: the record again)
-- ARGV  none
--
-- Replies  {'erased'}
--          {'gone'}     there is no such person
--          {'moved'}    the record names another entry by now; nothing was erased

if redis.call('EXISTS', KEYS[1]) == 0 then return {'gone'} end
if (redis.call('HGET', KEYS[1], 'index') or KEYS[1]) ~= KEYS[2] then return {'moved'} end

redis.call('DEL', KEYS[1], KEYS[2])
return {'erased'}
