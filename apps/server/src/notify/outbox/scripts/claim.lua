#!lua
-- Lets one worker at a time send a message.
--
-- KEYS  message, claim
-- ARGV  who claims it · for how long, in ms · now (epoch ms of real time)
--
-- Replies  {'claimed', message as JSON, tries made}
--          {'busy', ms}   somebody else is sending it, for no longer than this; or its next try is so far ahead, though a
--                         job that was lost and made again is early
--          {'over'}       sent, given up or dropped

local message, claim = KEYS[1], KEYS[2]

if redis.call('HGET', message, 'state') ~= 'pending' then return {'over'} end
local left = redis.call('PTTL', claim)
if left > 0 then return {'busy', left} end
local ahead = tonumber(redis.call('HGET', message, 'next')) - tonumber(ARGV[3])
if ahead > 0 then return {'busy', ahead} end

redis.call('SET', claim, ARGV[1], 'PX', ARGV[2])
return {'claimed', redis.call('HGET', message, 'm'), tonumber(redis.call('HGET', message, 'tries'))}
