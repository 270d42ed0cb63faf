#!lua
-- Adds a person to the register, unless the document is known: the first to come decides the person's ID for ever.
--
-- KEYS  the document's index entry, the new person's record
-- ARGV  the new person's ID, then field and sealed value of the record, in turns
--
-- Reply  the ID that the document has: the new one, or that of the person who was there before

local known = redis.call('GET', KEYS[1])
if known then return known end

redis.call('HSET', KEYS[2], unpack(ARGV, 2))
redis.call('SET', KEYS[1], ARGV[1])
return ARGV[1]
