#!lua
-- Notes that a set of first secrets was shown. When it was replaced meanwhile, nothing is noted for the set after it.
--
-- KEYS  the set that nobody was shown yet · the set that a process is about to show
-- ARGV  the name of the set that was shown
--
-- Replies  {'noted'}
--          {'replaced'}   it is not the site's any more

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'replaced'} end

redis.call('DEL', KEYS[1], KEYS[2])
return {'noted'}
