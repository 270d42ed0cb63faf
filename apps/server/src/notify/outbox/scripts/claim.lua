#!lua
-- Lets one worker at a time send a message.
--
-- KEYS  message, claim
-- ARGV  who claims it · for how long, in ms
--
-- Replies  {'claimed', message as JSON, tries made}
--          {'busy', ms}   somebody else is sending it, for no longer than this
--          {'over'}       sent, given up or dropped

local message, claim = KEYS[1], KEYS[2]

if redis.call('HGET', message, 'state') ~= 'pending' then return {'over'} end
local left = redis.call('PTTL', claim)
if left > 0 then return {'busy', left} end

redis.call('SET', claim, ARGV[1], 'PX', ARGV[2])
return {'claimed', redis.call('HGET', message, 'm'), tonumber(redis.call('HGET', message, 'tries'))}
