#!lua
-- Ends every session of a person or on a device, and the rights of the authors. A session that a sign-in adds after this is
-- not ended. A sign-in that was under way sees from the count that sessions were ended meanwhile.
--
-- KEYS  the sessions · how often they were ended · the rights
-- ARGV  what every key of a session begins with · and that of a right
--
-- Replies  {'ended', key, …}   the sessions that had not ended

redis.call('INCR', KEYS[2])
local reply = {'ended'}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local session = ARGV[1] .. id
  if redis.call('DEL', session) == 1 then reply[#reply + 1] = session end
end
for _, id in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do redis.call('DEL', ARGV[2] .. id) end
redis.call('DEL', KEYS[1], KEYS[3])
return reply
