#!lua
-- Gives the lease back, so that another process need not wait until it runs out.
--
-- KEYS  lease
-- ARGV  who gives it back
--
-- Replies  {'left'}
--          {'not-held'}   it was not theirs

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'not-held'} end
redis.call('DEL', KEYS[1])
return {'left'}
