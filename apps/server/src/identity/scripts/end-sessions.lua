#!lua
-- Ends every session of a person or on a device: what a sign-in adds after this is a new session, what it added before is
-- gone. A sign-in that was under way sees by the count that something was ended meanwhile.
--
-- KEYS  the sessions · how often they were ended
-- ARGV  what every key of a session begins with
--
-- Reply  the keys of the sessions that were still alive

redis.call('INCR', KEYS[2])
local ended = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local session = ARGV[1] .. id
  if redis.call('DEL', session) == 1 then ended[#ended + 1] = session end
end
redis.call('DEL', KEYS[1])
return ended
