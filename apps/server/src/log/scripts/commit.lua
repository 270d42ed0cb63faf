#!lua
-- Commits a group of commits, one after the other: each of them whole, or nothing of it. Redis does not roll back, so every
-- check of a commit comes before its first write. A commit that is refused leaves the others of the group alone, except those
-- that were decided on what it would have written.
--
-- KEYS  feed, due, open, closed, the feed's identity,
--       then of each commit, in the order in which ARGV counts them:
--       receipts · sessions · aggregates read · aggregates written · claims taken · claims freed · timelines
-- ARGV  the life of receipts in ms,
--       then of each commit:
--       how many keys it has · how many arguments, from the next one on
--       closedAt of the oldest closed visit that stays listed
--       the feed that it was decided on, the last seq of it that was known, and the SHA-1 of the entry there ('' when it was not
--       there any more); three times '' when it was decided on the store
--       then sections, each led by its count:
--       receipts      as JSON without its seq
--       sessions      '1' when the commit ends it; an author's right is one that it never ends
--       read          version decided on, 0 when it did not exist
--       written       version decided on · version · snapshot · name · deadline in epoch ms, '' for none
--                     · listing: 'open', 'closed' or 'always' (the site) · closedAt, '' unless closed
--       claims taken  who takes it · how many may hold the claim at one time
--       claims freed  who frees it
--       entries       event as JSON without its seq · '1' when it is in a timeline
--
-- Replies  for each commit, in their order:
--          {'committed', seq}          the feed's last entry after it
--          {'duplicate', receipt}      a command was seen before; its answer is in the receipt
--          {'session-gone', key}       this one was signed off, or revoked
--          {'conflict', key}           this aggregate is not at the version decided on
--          {'other-feed'}              the store holds another feed than the one decided on, or another entry there
--          {'taken', key}              this claim has no room
--          {'no-time', name}           a deadline or the time of closing is not a finite number: a bug of the caller
--
-- The seq is known only here: it is put in front of each event's and the receipt's other fields, so that neither has
-- to be decoded.

local feed, due, open, closed, identity = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local receiptMs = ARGV[1]
local call = redis.call

local nextKey, nextArg = 5, 1
local function key() nextKey = nextKey + 1 return KEYS[nextKey] end
local function arg() nextArg = nextArg + 1 return ARGV[nextArg] end
local function count() return tonumber(arg()) end

-- The feed's last seq. Its last entry tells, unless all of them were trimmed away.
local function lastSeq()
  local last = call('XREVRANGE', feed, '+', '-', 'COUNT', 1)[1]
  if last then return tonumber(string.match(last[1], '^%d+')) end
  if call('EXISTS', feed) == 0 then return 0 end
  local info = call('XINFO', 'STREAM', feed)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then return tonumber(string.match(info[i + 1], '^%d+')) end
  end
end
local seq = lastSeq()

-- Whether the store still holds what a commit was decided on. After it went back, the numbers may be the same again: the entry
-- itself tells.
local presentFeed
local digests = {}
local function isOfFeed(id, knownTo, digest)
  presentFeed = presentFeed or call('HGET', identity, 'id') or ''
  if presentFeed ~= id or seq < tonumber(knownTo) then return false end
  if digest == '' then return true end
  if not digests[knownTo] then
    local entry = call('XRANGE', feed, knownTo .. '-0', knownTo .. '-0')[1]
    digests[knownTo] = entry and redis.sha1hex(entry[2][2]) or 'none'
  end
  return digests[knownTo] == digest
end

local function isNoTime(at)
  local ms = tonumber(at)
  return at ~= '' and not (ms and ms == ms and ms > -math.huge and ms < math.huge)
end

-- Aggregates that a refused commit of this group would have written: what was decided on that is not true.
local untrue = {}

local function isAt(aggregate, version, isDecidedOnFeed)
  if isDecidedOnFeed and untrue[aggregate] then return false end
  return (call('HGET', aggregate, 'v') or '0') == version
end

-- Checks one commit and writes it.
local function commit()
  local oldestClosed, knownFeed, knownTo, digest = arg(), arg(), arg(), arg()
  local isDecidedOnFeed = knownFeed ~= ''

  -- First: a resend of an accepted command is answered also when its session or right has ended since.
  local receipts = {}
  for i = 1, count() do
    local receipt = key()
    receipts[i] = {receipt, arg()}
    local seen = call('GET', receipt)
    if seen then return {'duplicate', seen} end
  end

  local ended = {}
  for _ = 1, count() do
    local session, ends = key(), arg()
    if call('EXISTS', session) == 0 then return {'session-gone', session} end
    if ends == '1' then ended[#ended + 1] = session end
  end

  if isDecidedOnFeed and not isOfFeed(knownFeed, knownTo, digest) then return {'other-feed'} end

  for _ = 1, count() do
    local aggregate = key()
    if not isAt(aggregate, arg(), isDecidedOnFeed) then return {'conflict', aggregate} end
  end

  local written = {}
  for i = 1, count() do
    local aggregate = key()
    if not isAt(aggregate, arg(), isDecidedOnFeed) then return {'conflict', aggregate} end
    local each = {aggregate, arg(), arg(), arg(), arg(), arg(), arg()}
    if isNoTime(each[5]) or isNoTime(each[7]) then return {'no-time', each[4]} end
    written[i] = each
  end

  local taken, comers = {}, {}
  for i = 1, count() do
    local claim, holder, limit = key(), arg(), count()
    if call('SISMEMBER', claim, holder) == 0 then
      comers[claim] = (comers[claim] or 0) + 1
      if call('SCARD', claim) + comers[claim] > limit then return {'taken', claim} end
    end
    taken[i] = {claim, holder}
  end

  -- Writes

  for _, session in ipairs(ended) do call('DEL', session) end
  for _ = 1, count() do call('SREM', key(), arg()) end
  for _, each in ipairs(taken) do call('SADD', each[1], each[2]) end

  for _, each in ipairs(written) do
    local aggregate, version, snapshot, name, deadline, listing, closedAt = unpack(each)
    call('HSET', aggregate, 'v', version, 's', snapshot)
    if deadline == '' then call('ZREM', due, name) else call('ZADD', due, deadline, name) end
    if listing == 'open' then call('SADD', open, name) end
    if listing == 'closed' then
      call('SREM', open, name)
      if closedAt ~= '' then
        call('ZREMRANGEBYSCORE', closed, '-inf', '(' .. oldestClosed)
        call('ZADD', closed, closedAt, name)
      end
    end
  end

  for _ = 1, count() do
    local event, isTold = arg(), arg()
    seq = seq + 1
    call('XADD', feed, string.format('%d-0', seq), 'e', string.format('{"seq":%d,', seq) .. string.sub(event, 2))
    if isTold == '1' then call('RPUSH', key(), string.format('%d', seq)) end
  end

  for _, each in ipairs(receipts) do
    call('SET', each[1], string.format('{"seq":%d,', seq) .. string.sub(each[2], 2), 'PX', receiptMs)
  end
  return {'committed', seq}
end

-- Of a commit that was refused: skips what was not read of it, and remembers what it would have written.
local function passOver(firstKey, firstArg, keyCount, argCount)
  nextKey, nextArg = firstKey, firstArg + 4
  for _ = 1, count() do key() arg() end
  for _ = 1, count() do key() arg() end
  for _ = 1, count() do key() arg() end
  for _ = 1, count() do
    untrue[key()] = true
    nextArg = nextArg + 7
  end
  nextKey, nextArg = firstKey + keyCount, firstArg + argCount
end

local replies = {}
while nextArg < #ARGV do
  local keyCount, argCount = count(), count()
  local firstKey, firstArg = nextKey, nextArg
  local reply = commit()
  if reply[1] ~= 'committed' then passOver(firstKey, firstArg, keyCount, argCount) end
  replies[#replies + 1] = reply
end
return replies
