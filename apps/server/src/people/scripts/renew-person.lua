#!lua
-- Writes fields of a person who is still in the register: one who was erased must not come back in part.
--
-- KEYS  the register's lock, the person's record
-- ARGV  the lock as it must be, then field and sealed value, in turns
--
-- Reply  1, or 0 when there is no such person; nil under another lock

if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return nil end
if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end

redis.call('HSET', KEYS[2], unpack(ARGV, 2))
return 1
