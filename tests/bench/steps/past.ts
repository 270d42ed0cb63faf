import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { demoKeys } from '@cordon/server/testing/submit-fixture.ts';
import { z } from 'zod';

const atOnce = 10_000;
const receiptMs = 86_400_000;

/* Entries of a vehicle that has left long ago, each with a receipt, as steps leave them behind. */
const script = `
  local feed, receipts = KEYS[1], KEYS[2]
  for seq = tonumber(ARGV[1]), tonumber(ARGV[2]) do
    local id = string.format('%08d-0000-7000-8000-000000000000', seq)
    local rest = string.gsub(ARGV[3], '@command', id)
    redis.call('XADD', feed, string.format('%d-0', seq), 'e', string.format('{"seq":%d,%s', seq, rest))
    redis.call('SET', receipts .. id, string.format('{"seq":%d,%s', seq, ARGV[4]), 'PX', ARGV[5])
  end`;

const entry = {
  at: 1_790_000_000_000,
  observedAt: 1_790_000_000_000,
  commandId: '@command',
  version: 4,
  by: { personId: 'gate-of-bench-0', name: '值守 gate 0', role: 'gate', device: 'tablet-0' },
  aggregate: 'visit',
  id: 'f0000000-0000-4000-8000-000000000001',
  stations: ['main-gate', 'first-canteen'],
  event: { type: 'visitRefused', reason: '车厢破损，无法消杀，'.repeat(12) },
};
const receipt = { fingerprint: 'p'.repeat(43), outcome: { ok: true, version: 4, unchanged: false } };

/** The log is rewritten now, and not while something is measured. */
async function rewritten(redis: Redis): Promise<void> {
  const isGoingOn = async () => /^aof_rewrite_(?:in_progress|scheduled):1/m.test(await redis.info('persistence'));
  while (await isGoingOn()) await pause(100);
  await redis.bgrewriteaof();
  while (await isGoingOn()) await pause(100);
}

/** Makes the feed longer by so many entries, of about 600 bytes each. */
export async function addPast(redis: Redis, count: number): Promise<void> {
  if (count === 0) return;
  const [, fsync = 'always'] = z.array(z.string()).parse(await redis.config('GET', 'appendfsync'));
  await redis.config('SET', 'appendfsync', 'no');
  const info = await redis.xinfo('STREAM', demoKeys.feed);
  const fields = z.array(z.unknown()).parse(info);
  const last = Number.parseInt(String(fields[fields.indexOf('last-generated-id') + 1]), 10);
  const texts = [entry, receipt].map((one) => JSON.stringify(one).slice(1));
  for (let first = last + 1; first <= last + count; first += atOnce) {
    const to = Math.min(last + count, first + atOnce - 1);
    await redis.eval(script, 2, demoKeys.feed, demoKeys.receipt(''), first, to, ...texts, receiptMs);
  }
  await rewritten(redis);
  await redis.config('SET', 'appendfsync', fsync);
}
