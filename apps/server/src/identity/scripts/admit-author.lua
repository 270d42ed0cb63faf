#!lua
-- Gives an author their right: what this key signs on this device is theirs. A key that belongs to somebody else already
-- stays that person's, so that nobody takes over what another person has signed.
--
-- KEYS  the author · their right · rights of the person · rights on the device
-- ARGV  the right's name · now in ms · its life in ms, then field and value of the author in turns; the first two
--       are the person and the device
--
-- Replies  {'admitted'}
--          {'taken'}      the key is somebody else's; nothing was written

local now, life = tonumber(ARGV[2]), tonumber(ARGV[3])
local known = redis.call('HMGET', KEYS[1], ARGV[4], ARGV[6])
if known[1] and (known[1] ~= ARGV[5] or known[2] ~= ARGV[7]) then return {'taken'} end

redis.call('HSET', KEYS[1], unpack(ARGV, 4))
redis.call('PEXPIRE', KEYS[1], life)
redis.call('SET', KEYS[2], '', 'PX', life)
for list = 3, 4 do
  redis.call('ZREMRANGEBYSCORE', KEYS[list], '-inf', ARGV[2])
  redis.call('ZADD', KEYS[list], string.format('%.0f', now + life), ARGV[1])
end
return {'admitted'}
