#!lua
-- Answers with its input, for the test of scripts.
--
-- KEYS  first, second, then any number
-- ARGV  one, then any number
--
-- Replies  {'given', how many keys, each key and each argument}
--          {the first argument}   where there is no key after the second
-- Fails    then, when that is 'error'

if #KEYS == 2 and ARGV[1] == 'error' then return redis.error_reply('ERR no such answer') end
if #KEYS == 2 then return {ARGV[1]} end
local reply = {'given', #KEYS}
for _, key in ipairs(KEYS) do reply[#reply + 1] = key end
for _, arg in ipairs(ARGV) do reply[#reply + 1] = arg end
return reply
