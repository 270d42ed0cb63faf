#!lua
-- Writes fields of a person who is still in the register: one who was erased must not come back in part.
--
-- KEYS  the register's lock, the person's record
-- ARGV  the lock as it must be, then field and sealed value, in turns
--
-- Replies  {'renewed'}
--          {'gone'}      there is no such person
--          {'locked'}    the lock is another; nothing was written

if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return {'locked'} end
if redis.call('EXISTS', KEYS[2]) == 0 then return {'gone'} end

redis.call('HSET', KEYS[2], unpack(ARGV, 2))
return {'renewed'}
