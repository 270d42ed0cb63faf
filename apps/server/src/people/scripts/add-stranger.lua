#!lua
-- Keeps the end of a document number that none of the crew has.
--
-- KEYS  the register's lock, the stranger's record
-- ARGV  the lock as it must be, then field and sealed value, in turns
--
-- Replies  {'kept'}
--          {'locked'}   the lock is another; nothing was written

if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return {'locked'} end

redis.call('HSET', KEYS[2], unpack(ARGV, 2))
return {'kept'}
