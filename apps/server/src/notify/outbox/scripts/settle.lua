#!lua
-- Notes how sending a message went, or that it is not sent any more.
--
-- KEYS  message, claim, pending, sent, dead, overtaken, what is ready of its channel
-- ARGV  ID · who claimed it · 'sent', 'again', 'rested' (it waits for its receiver), 'dead', 'overtaken' (what it says is no
--       longer true) or 'released' (not tried to the end) · now, on the site's clock · why, as JSON · when it is tried next
--       (epoch ms of real time) · its urgency
--
-- Replies  {'settled'}
--          {'lost'}   the claim is somebody else's by now, or the message is not pending any more; nothing was written
--
-- 'sent' is noted in any case, whichever process holds the claim now.

local message, claim, pending, sent, dead, overtaken, ready = unpack(KEYS)
local id, token, outcome, now, why, nextAt, urgency = unpack(ARGV)

local state = redis.call('HGET', message, 'state')
local holder = redis.call('GET', claim)
if not state or state == 'sent' then return {'lost'} end
if outcome ~= 'sent' and (state ~= 'pending' or (holder and holder ~= token)) then return {'lost'} end

if holder == token then redis.call('DEL', claim) end
if outcome == 'released' or outcome == 'rested' then redis.call('ZADD', ready, urgency, id) end
if outcome == 'released' then return {'settled'} end
if outcome == 'rested' then
  redis.call('HINCRBY', message, 'rests', 1)
  redis.call('HSET', message, 'why', why)
  redis.call('ZADD', pending, nextAt, id)
  return {'settled'}
end

redis.call('ZREM', ready, id)
if outcome ~= 'overtaken' then redis.call('HINCRBY', message, 'tries', 1) end
if outcome == 'again' then
  redis.call('HSET', message, 'why', why, 'next', nextAt)
  redis.call('ZADD', pending, nextAt, id)
else
  redis.call('HSET', message, 'state', outcome, 'at', now)
  redis.call('ZREM', pending, id)
  redis.call('ZREM', dead, id)
  redis.call('ZREM', overtaken, id)
  if outcome == 'sent' then
    redis.call('HDEL', message, 'why')
    redis.call('ZADD', sent, now, id)
  else
    redis.call('HSET', message, 'why', why)
    redis.call('ZADD', outcome == 'dead' and dead or overtaken, now, id)
  end
end
return {'settled'}
