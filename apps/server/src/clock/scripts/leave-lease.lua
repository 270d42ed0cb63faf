#!lua
-- Gives the lease back, so that another process need not wait until it runs out.
--
-- KEYS  lease
-- ARGV  who gives it back
--
-- Reply  1 when it was theirs, else 0

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
