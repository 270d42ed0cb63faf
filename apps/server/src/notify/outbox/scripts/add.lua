#!lua
-- Writes one message that no entry of the feed asks for: a test.
--
-- KEYS  message, pending, what is ready of its channel
-- ARGV  ID · channel · message as JSON · its urgency · now (epoch ms of real time)
--
-- Replies  {'added'}
--          {'known'}   it is there already; nothing was written

local message, pending, ready = KEYS[1], KEYS[2], KEYS[3]
local id, channel, text, urgency, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

if redis.call('EXISTS', message) == 1 then return {'known'} end

redis.call('HSET', message, 'm', text, 'channel', channel, 'state', 'pending', 'tries', '0', 'next', '0')
redis.call('ZADD', pending, now, id)
redis.call('ZADD', ready, urgency, id)
return {'added'}
