#!lua
-- Takes the lease, or renews it. One process holds it at a time; it runs out by itself when its holder has ended.
--
-- KEYS  lease
-- ARGV  who asks · for how long, ms
--
-- Replies  {'held'}    by the asker, from now on
--          {'taken'}   by another

local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return {'taken'} end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return {'held'}
