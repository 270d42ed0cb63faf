#!lua
-- Takes the lease, or keeps it. One process holds it at a time; it runs out by itself when its holder is gone.
--
-- KEYS  lease
-- ARGV  who asks · for how long, ms
--
-- Reply  1 when the asker holds it now, else 0

local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
