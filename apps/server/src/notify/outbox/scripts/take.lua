#!lua
-- Writes the messages that entries of the feed ask for, and moves the place up to which they were read: both, or neither.
--
-- KEYS  the place, pending, then for each message: its key · what is ready of its channel
-- ARGV  place expected, place after, now (epoch ms of real time), then for each message: ID · channel · message as JSON ·
--       its urgency
--
-- Replies  {'taken'}
--          {'moved', place}   another process was quicker; nothing was written

local at, pending = KEYS[1], KEYS[2]
local expected, after, now = ARGV[1], ARGV[2], ARGV[3]

local place = redis.call('GET', at) or ''
if place ~= expected then return {'moved', place} end

for i = 3, #KEYS, 2 do
  local message, ready = KEYS[i], KEYS[i + 1]
  local first = 4 + (i - 3) * 2
  local id, channel, text, urgency = ARGV[first], ARGV[first + 1], ARGV[first + 2], ARGV[first + 3]
  if redis.call('EXISTS', message) == 0 then
    redis.call('HSET', message, 'm', text, 'channel', channel, 'state', 'pending', 'tries', '0', 'next', '0')
    redis.call('ZADD', pending, now, id)
    redis.call('ZADD', ready, urgency, id)
  end
end
redis.call('SET', at, after)
return {'taken'}
