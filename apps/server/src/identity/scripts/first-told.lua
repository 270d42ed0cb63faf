#!lua
-- Says that a set of first PINs was told; one that was replaced meanwhile says nothing of the set after it.
--
-- KEYS  the set that nobody was told yet · who is about to tell it
-- ARGV  the name of the set that was told
--
-- Replies  {'noted'}
--          {'replaced'}   it is not the site's any more

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'replaced'} end

redis.call('DEL', KEYS[1], KEYS[2])
return {'noted'}
