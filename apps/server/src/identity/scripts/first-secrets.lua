#!lua
-- Writes the first PINs of a site, unless it has any that somebody was told: never a second set beside the first.
--
-- KEYS  the people who have a PIN · the set that nobody was told yet · who is about to tell it,
--       then the secret of each new one
-- ARGV  the new set's name · how long it may take to tell it, in ms · how many fields each secret has,
--       then for each secret: the person's ID, then field and value in turns
--
-- Replies  'written'
--          'told'      the site has PINs
--          'telling'   another process has written a set and is about to tell it

if redis.call('EXISTS', KEYS[2]) == 1 then
  if redis.call('EXISTS', KEYS[3]) == 1 then return 'telling' end
elseif redis.call('EXISTS', KEYS[1]) == 1 then
  return 'told'
end

redis.call('SET', KEYS[2], ARGV[1])
redis.call('SET', KEYS[3], ARGV[1], 'PX', ARGV[2])
local width = 2 * tonumber(ARGV[3])
for person = 4, #KEYS do
  local from = 4 + (person - 4) * (width + 1)
  redis.call('SADD', KEYS[1], ARGV[from])
  redis.call('HSET', KEYS[person], unpack(ARGV, from + 1, from + width))
end
return 'written'
