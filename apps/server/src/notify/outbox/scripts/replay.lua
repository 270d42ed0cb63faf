#!lua
-- Makes a message that was given up pending again, as if it had never been tried.
--
-- KEYS  message, pending, dead
-- ARGV  ID · now (epoch ms of real time)
--
-- Replies  {'replayed'}
--          {'not-dead'}   nothing was written

local message, pending, dead = KEYS[1], KEYS[2], KEYS[3]

if redis.call('HGET', message, 'state') ~= 'dead' then return {'not-dead'} end

redis.call('HSET', message, 'state', 'pending', 'tries', '0', 'next', '0', 'rests', '0')
redis.call('ZREM', dead, ARGV[1])
redis.call('ZADD', pending, ARGV[2], ARGV[1])
return {'replayed'}
