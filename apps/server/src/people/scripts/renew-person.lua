#!lua
-- Writes fields of a person who is still in the register: one who was erased must not come back in part.
--
-- KEYS  the person's record
-- ARGV  field and sealed value, in turns
--
-- Reply  1, or 0 when there is no such person

if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end

redis.call('HSET', KEYS[1], unpack(ARGV))
return 1
