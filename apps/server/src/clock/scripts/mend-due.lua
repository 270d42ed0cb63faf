#!lua
-- Corrects when an aggregate is due, if it still is in the version from which that was derived.
--
-- KEYS  aggregate, due
-- ARGV  that version, '' when there is no such aggregate · its name · its deadline, '' for none
--
-- Replies  {'mended'}
--          {'conflict'}   the aggregate has changed, and a commit has written the deadline meanwhile

if (redis.call('HGET', KEYS[1], 'v') or '') ~= ARGV[1] then return {'conflict'} end
if ARGV[3] == '' then redis.call('ZREM', KEYS[2], ARGV[2]) else redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2]) end
return {'mended'}
