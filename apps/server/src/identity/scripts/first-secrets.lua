#!lua
-- Writes the first PINs of a site, unless it has any: never a second set beside the first.
--
-- KEYS  the people who have a PIN, then the secret of each new one
-- ARGV  how many fields each secret has, then for each secret: the person's ID, then field and value in turns
--
-- Reply  1, or 0 when the site has PINs

if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end

local width = 2 * tonumber(ARGV[1])
for person = 2, #KEYS do
  local from = 2 + (person - 2) * (width + 1)
  redis.call('SADD', KEYS[1], ARGV[from])
  redis.call('HSET', KEYS[person], unpack(ARGV, from + 1, from + width))
end
return 1
