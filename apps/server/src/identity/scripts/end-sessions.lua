#!lua
-- Ends every session of a person: what a sign-in adds after this is a new session, what it added before is gone.
--
-- KEYS  the person's sessions
-- ARGV  what every key of a session begins with
--
-- Reply  the keys of the sessions that were still alive

local ended = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local session = ARGV[1] .. id
  if redis.call('DEL', session) == 1 then ended[#ended + 1] = session end
end
redis.call('DEL', KEYS[1])
return ended
