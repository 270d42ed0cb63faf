#!lua
-- Gives the feed a new identity; once, however many processes have found that it went back.
--
-- KEYS  the feed's identity
-- ARGV  the identity expected, '' for none · the new one · what is known of the breaks, as JSON
--
-- Replies  {'renewed'}
--          {'moved'}     another process was quicker; nothing was written

local identity = KEYS[1]
local expected, id, breaks = ARGV[1], ARGV[2], ARGV[3]

if (redis.call('HGET', identity, 'id') or '') ~= expected then return {'moved'} end

redis.call('HSET', identity, 'id', id, 'breaks', breaks)
return {'renewed'}
