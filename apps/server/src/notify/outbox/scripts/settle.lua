#!lua
-- Notes how sending a message went.
--
-- KEYS  message, claim, pending, sent, dead
-- ARGV  ID · who claimed it · 'sent', 'again', 'dead' or 'released' (not tried to the end) · now, on the site's clock ·
--       why, as JSON · when it is tried next (epoch ms of real time)
--
-- Replies  {'settled'}
--          {'lost'}   the claim is somebody else's by now, or the message is not pending any more; nothing was written
--
-- What was sent is sent, whoever holds the claim.

local message, claim, pending, sent, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, token, outcome, now, why, nextAt = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]

local state = redis.call('HGET', message, 'state')
local holder = redis.call('GET', claim)
if not state or state == 'sent' then return {'lost'} end
if outcome ~= 'sent' and (state ~= 'pending' or (holder and holder ~= token)) then return {'lost'} end

if holder == token then redis.call('DEL', claim) end
if outcome == 'released' then return {'settled'} end

redis.call('HINCRBY', message, 'tries', 1)
if outcome == 'again' then
  redis.call('HSET', message, 'why', why, 'next', nextAt)
  redis.call('ZADD', pending, nextAt, id)
else
  redis.call('HSET', message, 'state', outcome, 'at', now)
  redis.call('ZREM', pending, id)
  if outcome == 'sent' then
    redis.call('HDEL', message, 'why')
    redis.call('ZREM', dead, id)
    redis.call('ZADD', sent, now, id)
  else
    redis.call('HSET', message, 'why', why)
    redis.call('ZADD', dead, now, id)
  end
end
return {'settled'}
