#!lua
-- Adds a person to the register, unless the document is known: the first to come decides the person's ID for ever.
--
-- KEYS  the register's lock, the document's index entry, the new person's record
-- ARGV  the lock as it must be, the new person's ID, then field and sealed value of the record, in turns
--
-- Replies  {'added'}
--          {'known', ID}   of the person who was there before; nothing was written
--          {'locked'}      the lock is another; nothing was written

if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return {'locked'} end

local known = redis.call('GET', KEYS[2])
if known then return {'known', known} end

redis.call('HSET', KEYS[3], unpack(ARGV, 3))
redis.call('SET', KEYS[2], ARGV[2])
return {'added'}
