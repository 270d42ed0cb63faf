#!lua
-- Stops sending to a receiver for a while, because it asked for that.
--
-- KEYS  the channel's lane
-- ARGV  now (epoch ms of real time) · for how long, in ms · why, as JSON
--
-- Replies  {'rests', ms}   not shorter than it had to rest before

local lane = KEYS[1]
local now, ms, why = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
local laneKeptMs = 24 * 60 * 60 * 1000

local from, to = unpack(redis.call('HMGET', lane, 'from', 'to'))
local before = (from and now >= tonumber(from)) and tonumber(to) or 0
local till = math.max(before, now + ms)
redis.call('HSET', lane, 'from', tostring(now), 'to', tostring(till), 'why', why)
redis.call('PEXPIRE', lane, math.max(laneKeptMs, till - now))
return {'rests', till - now}
