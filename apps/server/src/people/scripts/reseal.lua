#!lua
-- Puts sealed values of one hash under the new key of the site, and moves the index entry of a person with them.
--
-- KEYS  the register's lock, the hash; of a person also the index entry of the old key and that of the new one
-- ARGV  the lock as it must be, then field, value as it is and value as it shall be, in threes
--
-- Replies  {'resealed'}
--          {'changed'}    a value is another by now: erased, or moved already; nothing was written
--          {'locked'}     the lock is another; nothing was written

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'locked'} end
for i = 2, #ARGV, 3 do
  if redis.call('HGET', KEYS[2], ARGV[i]) ~= ARGV[i + 1] then return {'changed'} end
end

for i = 2, #ARGV, 3 do
  redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 2])
end
if KEYS[4] and redis.call('EXISTS', KEYS[3]) == 1 then redis.call('RENAME', KEYS[3], KEYS[4]) end
return {'resealed'}
