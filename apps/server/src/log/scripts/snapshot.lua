#!lua
-- Reads the whole live picture and its place in the feed at one moment.
--
-- KEYS  site, feed, open, closed
-- ARGV  what every key of the site begins with · closedAt of the oldest closed visit that is wanted
--
-- Replies  {'read', seq, text of that entry, {name, version, snapshot}, …}   the site first; without it when the store is
--          empty. The text is '' when the feed has no entry (any more)
--
-- The aggregates' keys are built here: they are not known before `open` is read, and a second call would read another moment.
-- They share the hash tag of KEYS, so a cluster has them on the same node.

local site, feed, open, closed = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local prefix, oldestClosed = ARGV[1], ARGV[2]

local reply = {'read', 0, ''}
if redis.call('EXISTS', feed) == 1 then
  local info = redis.call('XINFO', 'STREAM', feed)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then reply[2] = tonumber(string.match(info[i + 1], '^%d+')) end
  end
  local last = redis.call('XREVRANGE', feed, '+', '-', 'COUNT', 1)[1]
  if last then reply[3] = last[2][2] end
end

local function add(name, aggregate)
  local found = redis.call('HMGET', aggregate, 'v', 's')
  if found[1] and found[2] then reply[#reply + 1] = {name, found[1], found[2]} end
end

add('site', site)
for _, name in ipairs(redis.call('SMEMBERS', open)) do add(name, prefix .. name) end
for _, name in ipairs(redis.call('ZRANGEBYSCORE', closed, oldestClosed, '+inf')) do add(name, prefix .. name) end
return reply
