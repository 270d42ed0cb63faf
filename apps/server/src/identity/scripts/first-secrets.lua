#!lua
-- Writes the first secrets of a site, unless it has some that somebody was shown: there is never a second set.
--
-- KEYS  the people who have a secret · the set that nobody was shown yet · the set that a process is about to show,
--       then each new secret
-- ARGV  the new set's name · how long showing it may take, in ms,
--       then for each secret: the person's ID, how many values follow, then field and value in turns
--
-- Replies  {'written'}
--          {'told'}      the site has secrets
--          {'telling'}   another process has written a set and is about to show it

if redis.call('EXISTS', KEYS[2]) == 1 then
  if redis.call('EXISTS', KEYS[3]) == 1 then return {'telling'} end
elseif redis.call('EXISTS', KEYS[1]) == 1 then
  return {'told'}
end

redis.call('SET', KEYS[2], ARGV[1])
redis.call('SET', KEYS[3], ARGV[1], 'PX', ARGV[2])
local at = 3
for secret = 4, #KEYS do
  local person, width = ARGV[at], tonumber(ARGV[at + 1])
  redis.call('SADD', KEYS[1], person)
  redis.call('DEL', KEYS[secret])
  redis.call('HSET', KEYS[secret], unpack(ARGV, at + 2, at + 1 + width))
  at = at + 2 + width
end
return {'written'}
