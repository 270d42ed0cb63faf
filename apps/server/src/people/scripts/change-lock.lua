#!lua
-- Changes the register's lock, and in the last step also the sealed lasting secret.
--
-- KEYS  the register's lock, the lasting secret
-- ARGV  the lock as it must be, the lock as it shall be, and perhaps the lasting secret as it shall be
--
-- Replies  {'changed'}
--          {'locked'}    it is another by now; nothing was written

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'locked'} end

redis.call('SET', KEYS[1], ARGV[2])
if ARGV[3] then redis.call('SET', KEYS[2], ARGV[3]) end
return {'changed'}
