#!lua
-- Notes the format in which the store is written from now on, unless a later one is noted.
--
-- KEYS  the store's format
-- ARGV  the format
--
-- Replies  {'raised'}
--          {'kept'}     this format, or a later one, is noted already

local known = redis.call('GET', KEYS[1])
if known and (tonumber(known) or math.huge) >= tonumber(ARGV[1]) then return {'kept'} end

redis.call('SET', KEYS[1], ARGV[1])
return {'raised'}
