#!lua
-- Counts a sign-in as failed before its PIN is looked at, so that tries made at the same moment are all counted; the
-- one that succeeds takes the count away.
--
-- KEYS  the attempts under one staff number
-- ARGV  now in ms · tries without delay · tries until locked · first delay in ms · life of the count in ms, 0 for ever
--
-- Replies  {'try', failed, ms until the next try}
--          {'delayed', ms until the next try}
--          {'locked'}

local now, free, lock, first, life = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]

local failed = tonumber(redis.call('HGET', KEYS[1], 'failed') or '0')
local openAt = tonumber(redis.call('HGET', KEYS[1], 'openAt') or '0')
if failed >= lock then return {'locked'} end
if now < openAt then return {'delayed', openAt - now} end

failed = failed + 1
local delay = 0
if failed >= free then delay = first * 2 ^ (failed - free) end

redis.call('HSET', KEYS[1], 'failed', failed, 'openAt', string.format('%.0f', now + delay))
if life ~= '0' then redis.call('PEXPIRE', KEYS[1], life) end
return {'try', failed, delay}
