#!lua
-- Lets one worker at a time send a message, or a few to one receiver together; and keeps the receiver's pace, for all
-- processes.
--
-- KEYS  the channel's lane, what is ready of it, then for each message that may go now, the most urgent first: message, claim
-- ARGV  who claims them · for how long, in ms · now (epoch ms of real time) · how many at most · how long the lane rests then,
--       in ms · then the ID of each message
--
-- Replies  {'claimed', place, tries made, pauses of its receiver, place, tries made, ...}   the places in the list, from 1
--          {'busy', ms}   nothing goes to this receiver for so long; or others are sending all of these, for no longer than
--                         this; or their next try is so far ahead
--          {'over'}       all were sent, given up or dropped
--
-- A rest that begins in the future was written before the clock was set back: it does not count.

local lane, ready = KEYS[1], KEYS[2]
local token, claimMs, now, most, gapMs = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local laneKeptMs = 24 * 60 * 60 * 1000

local from, to = unpack(redis.call('HMGET', lane, 'from', 'to'))
if from and now >= tonumber(from) and now < tonumber(to) then return {'busy', tonumber(to) - now} end

local reply, claims, taken, soonest = {'claimed'}, {}, {}, nil
for i = 3, #KEYS, 2 do
  local state, nextAt, tries, rests = unpack(redis.call('HMGET', KEYS[i], 'state', 'next', 'tries', 'rests'))
  if state == 'pending' then
    local left = math.max(redis.call('PTTL', KEYS[i + 1]), tonumber(nextAt) - now)
    if left > 0 then
      soonest = math.min(soonest or left, left)
    elseif #claims < most then
      claims[#claims + 1] = KEYS[i + 1]
      local place = (i - 1) / 2
      taken[#taken + 1] = ARGV[5 + place]
      reply[#reply + 1] = place
      reply[#reply + 1] = tonumber(tries)
      reply[#reply + 1] = tonumber(rests or '0')
    end
  end
end
if #claims == 0 then
  if soonest then return {'busy', soonest} end
  return {'over'}
end

for _, claim in ipairs(claims) do redis.call('SET', claim, token, 'PX', claimMs) end
redis.call('ZREM', ready, unpack(taken))
redis.call('DEL', lane)
redis.call('HSET', lane, 'from', tostring(now), 'to', tostring(now + gapMs))
redis.call('PEXPIRE', lane, laneKeptMs)
return reply
