#!lua
-- Commits one command, or several that belong together: all of it, or nothing. Redis does not roll back, so every check
-- comes before the first write.
--
-- KEYS  feed, due, open, closed,
--       then, in the order in which ARGV counts them:
--       receipts · sessions · aggregates checked · claims taken · claims freed · aggregates written · timelines
-- ARGV  the life of receipts in ms · closedAt of the oldest closed visit that stays listed,
--       then sections, each led by its count:
--       receipts      as JSON without its seq
--       sessions      '1' when the commit ends it; an author's right is one that it never ends
--       checked       version decided on, 0 when it did not exist
--       claims taken  who takes it · how many may hold the claim at one time
--       claims freed  who frees it
--       written       version · snapshot · name · deadline in epoch ms, '' for none
--                     · listing: 'open', 'closed' or 'always' (the site) · closedAt, '' unless closed
--       entries       event as JSON without its seq · '1' when it is in a timeline
--
-- Replies  {'committed', seq}          the feed's last entry after it
--          {'duplicate', receipt}      a command was seen before; its answer is in the receipt
--          {'session-gone', key}       this one was signed off, or revoked
--          {'conflict', key}           this aggregate is not at the version decided on
--          {'taken', key}              this claim has no room
-- Fails    when a deadline or the time of closing is not a finite number: a bug of the caller, and nothing is written
--
-- The seq is known only here: it is put in front of each event's and the receipt's other fields, so that neither has
-- to be decoded.

local nextKey, nextArg = 4, 0
local function key() nextKey = nextKey + 1 return KEYS[nextKey] end
local function arg() nextArg = nextArg + 1 return ARGV[nextArg] end
local function count() return tonumber(arg()) end

local feed, due, open, closed = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local receiptMs, oldestClosed = arg(), arg()

-- Checks

-- First: a resend of an accepted command is answered also when its session or right has ended since.
local receipts = {}
for _ = 1, count() do
  local receipt, json = key(), arg()
  local seen = redis.call('GET', receipt)
  if seen then return {'duplicate', seen} end
  receipts[#receipts + 1] = {receipt, json}
end

local ended = {}
for _ = 1, count() do
  local session, ends = key(), arg()
  if redis.call('EXISTS', session) == 0 then return {'session-gone', session} end
  if ends == '1' then ended[#ended + 1] = session end
end

for _ = 1, count() do
  local aggregate, version = key(), arg()
  if (redis.call('HGET', aggregate, 'v') or '0') ~= version then return {'conflict', aggregate} end
end

local taken, comers = {}, {}
for _ = 1, count() do
  local claim, holder, limit = key(), arg(), count()
  if redis.call('SISMEMBER', claim, holder) == 0 then
    comers[claim] = (comers[claim] or 0) + 1
    if redis.call('SCARD', claim) + comers[claim] > limit then return {'taken', claim} end
  end
  taken[#taken + 1] = {claim, holder}
end

-- Not from the entries: all of them may have been trimmed away.
local seq = 0
if redis.call('EXISTS', feed) == 1 then
  local info = redis.call('XINFO', 'STREAM', feed)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then seq = tonumber(string.match(info[i + 1], '^%d+')) end
  end
end

-- The rest is prepared before anything is written: an error in it must be found here.
local freed = {}
for _ = 1, count() do freed[#freed + 1] = {key(), arg()} end

local written = {}
for _ = 1, count() do
  local aggregate, version, snapshot, name, deadline, listing, closedAt = key(), arg(), arg(), arg(), arg(), arg(), arg()
  for _, at in ipairs({deadline, closedAt}) do
    local ms = tonumber(at)
    local isFinite = ms and ms == ms and ms > -math.huge and ms < math.huge
    if at ~= '' and not isFinite then return redis.error_reply('ERR no time: ' .. name .. ' ' .. at) end
  end
  written[#written + 1] = {aggregate, version, snapshot, name, deadline, listing, closedAt}
end

-- Writes

for _, session in ipairs(ended) do redis.call('DEL', session) end

local function numbered(json) return string.format('{"seq":%d,%s', seq, string.sub(json, 2)) end

for _, each in ipairs(freed) do redis.call('SREM', each[1], each[2]) end
for _, each in ipairs(taken) do redis.call('SADD', each[1], each[2]) end

for _, each in ipairs(written) do
  local aggregate, version, snapshot, name, deadline, listing, closedAt = unpack(each)
  redis.call('HSET', aggregate, 'v', version, 's', snapshot)
  if deadline == '' then redis.call('ZREM', due, name) else redis.call('ZADD', due, deadline, name) end
  if listing == 'open' then redis.call('SADD', open, name) end
  if listing == 'closed' then
    redis.call('SREM', open, name)
    if closedAt ~= '' then
      redis.call('ZREMRANGEBYSCORE', closed, '-inf', '(' .. oldestClosed)
      redis.call('ZADD', closed, closedAt, name)
    end
  end
end

for _ = 1, count() do
  local event, isTold = arg(), arg()
  seq = seq + 1
  redis.call('XADD', feed, string.format('%d-0', seq), 'e', numbered(event))
  if isTold == '1' then redis.call('RPUSH', key(), string.format('%d', seq)) end
end

for _, each in ipairs(receipts) do redis.call('SET', each[1], numbered(each[2]), 'PX', receiptMs) end
return {'committed', seq}
