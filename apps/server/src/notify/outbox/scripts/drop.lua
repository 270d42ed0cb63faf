#!lua
-- Forgets messages that came to this state before a moment: one that was given up, or all that are old enough.
--
-- KEYS  the list of the state, then the key of each message
-- ARGV  the state · only those that came to it before this moment · then the ID of each message
--
-- Replies  {'dropped', how many were forgotten}

local list = KEYS[1]
local state, before = ARGV[1], tonumber(ARGV[2])

local dropped = 0
for i = 2, #KEYS do
  local id = ARGV[i + 1]
  local since = redis.call('ZSCORE', list, id)
  if since and tonumber(since) < before then
    if redis.call('HGET', KEYS[i], 'state') == state then redis.call('DEL', KEYS[i]) end
    redis.call('ZREM', list, id)
    dropped = dropped + 1
  end
end
return {'dropped', dropped}
