#!lua
-- Renames the claims of a visit; does nothing when the visit has changed.
--
-- KEYS  the visit, then the claims that it holds no more under these names, then those that it holds
-- ARGV  the version that they follow from · the visit's ID · how many claims are held no more
--
-- Replies  {'renewed'}
--          {'conflict'}   the visit is at another version; nothing was written
--
-- The limit of a claim is not checked: two vehicles that were let in under two spellings of one plate are both here, and
-- both hold it.

local version, visit, gone = ARGV[1], ARGV[2], tonumber(ARGV[3])

if (redis.call('HGET', KEYS[1], 'v') or '0') ~= version then return {'conflict'} end

for i = 2, #KEYS do
  if i <= 1 + gone then redis.call('SREM', KEYS[i], visit) else redis.call('SADD', KEYS[i], visit) end
end
return {'renewed'}
