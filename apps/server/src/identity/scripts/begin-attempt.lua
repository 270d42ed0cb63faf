#!lua
-- Counts a sign-in as failed before its secret is checked, so that simultaneous tries are all counted; one that succeeds
-- removes the counts.
--
-- KEYS  the counts that it belongs to: of the person, and of the device
-- ARGV  now in ms · first delay in ms · longest delay in ms,
--       then for each count: tries without delay · tries until locked, 0 for never · its life in ms, 0 for ever
--
-- Replies  {'try', failed of the first count, ms until the next try}
--          {'delayed', ms until the next try}
--          {'locked'}

local now, first, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local function limits(of) return tonumber(ARGV[1 + of * 3]), tonumber(ARGV[2 + of * 3]), ARGV[3 + of * 3] end

local failed, wait = {}, 0
for of, count in ipairs(KEYS) do
  local _, lock = limits(of)
  failed[of] = tonumber(redis.call('HGET', count, 'failed') or '0')
  if lock > 0 and failed[of] >= lock then return {'locked'} end
  -- A clock that was set back must not make the wait longer than the longest one.
  local left = tonumber(redis.call('HGET', count, 'openAt') or '0') - now
  if left > longest then redis.call('HSET', count, 'openAt', string.format('%.0f', now + longest)) end
  wait = math.max(wait, math.min(left, longest))
end
if wait > 0 then return {'delayed', wait} end

local next = 0
for of, count in ipairs(KEYS) do
  local free, _, life = limits(of)
  failed[of] = failed[of] + 1
  local delay = 0
  if failed[of] >= free then delay = math.min(longest, first * 2 ^ (failed[of] - free)) end
  next = math.max(next, delay)
  redis.call('HSET', count, 'failed', failed[of], 'openAt', string.format('%.0f', now + delay))
  if life ~= '0' then redis.call('PEXPIRE', count, life) end
end
return {'try', failed[1], next}
