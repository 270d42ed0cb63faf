#!lua
-- Gives the lease back, so that another process need not wait until it runs out.
--
-- KEYS  lease
-- ARGV  who gives it back
--
-- Replies  {'left'}
--          {'not-held'}   the caller did not hold it

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'not-held'} end
redis.call('DEL', KEYS[1])
return {'left'}
