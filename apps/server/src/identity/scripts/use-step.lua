#!lua
-- Uses up the time step of a code: no code is valid twice, nor is an earlier one after it.
--
-- KEYS  the secret of the person
-- ARGV  the step
--
-- Replies  {'used'}
--          {'spent'}   this step, or a later one, was used before
--          {'gone'}    there is no secret any more

local used = redis.call('HGET', KEYS[1], 'usedStep')
if not used then return {'gone'} end
if tonumber(used) >= tonumber(ARGV[1]) then return {'spent'} end

redis.call('HSET', KEYS[1], 'usedStep', ARGV[1])
return {'used'}
