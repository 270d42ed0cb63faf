import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Redis } from 'ioredis';
import { demoKeys } from '@cordon/server/testing/submit-fixture.ts';
import type { Amounts } from '../amounts.ts';
import type { Load } from '../load/load.ts';
import { type Product, startProduct, visitsFor } from '../product.ts';
import { argumentsOf, monitor, type Monitored } from './monitor.ts';
import { copyStore, type StoreCopy } from './store-copy.ts';

const script = readFileSync(
  fileURLToPath(new URL('../../../../apps/server/src/log/scripts/commit.lua', import.meta.url)),
  'utf8',
);
const sha = createHash('sha1').update(script).digest('hex');

/** The commits of vehicles at the gate, one step in each call, and the store as it was before the first of them. */
export type Recording = {
  script: string;
  store: StoreCopy; // as it was before, but with the feed as it was afterwards
  chains: Buffer[][][]; // by vehicle, in order: its calls, each with its name and arguments
  seq: { before: number; after: number }; // of the feed, around all of them
  /** What the server asks of Redis for each step while all tablets work, outside scripts; by name. */
  commandsPerStep: Record<string, number>;
};

/**
 * Has the product do steps one after the other, and keeps what it sends to Redis for them.
 *
 * @throws Error when it does not send exactly one commit for each step: the limit would be that of something else
 */
export async function record(load: Load, amounts: Amounts): Promise<Recording> {
  const { tablets, followers, recorded, counted } = amounts;
  const visits = visitsFor(recorded, 1) + visitsFor(counted, tablets);
  const product = await startProduct(load, { fsync: 'always', tablets, followers, visits });
  await product.connect();
  const storeBefore = await copyStore(product.store);
  const before = await lastSeqOf(product.store);
  const { heard, lengths } = await listenTo(product, recorded, 1);
  const store = await withLaterFeed(storeBefore, product.store);
  const seq = { before, after: await lastSeqOf(product.store) };
  const calls = heard.filter(isCommit).map(({ line }) => argumentsOf(line));
  if (calls.length !== recorded) throw new Error(`${recorded} steps were ${calls.length} commits`);
  const chains: Buffer[][][] = [];
  for (const length of lengths) chains.push(calls.splice(0, length));

  const loaded = await listenTo(product, counted, null);
  await product.stop();
  return { script, store, chains, seq, commandsPerStep: perStep(loaded.heard, counted) };
}

/**
 * What a commit was decided on may be the entry just before it, and the script looks whether that entry is there. With the feed of
 * afterwards it always is, in whatever order the vehicles come.
 */
async function withLaterFeed(copy: StoreCopy, redis: Redis): Promise<StoreCopy> {
  const feed = await redis.dumpBuffer(demoKeys.feed);
  if (!feed) throw new Error('there is no feed');
  return copy.map((one) => (one.key.toString() === demoKeys.feed ? { key: one.key, dump: feed } : one));
}

async function listenTo(product: Product, steps: number, lanes: number | null) {
  const stop = await monitor(product.redisUrl);
  const { lengths } = await product.steps(steps, null, { lanes });
  return { heard: await stop(), lengths };
}

function isCommit({ name, isOfScript, line }: Monitored): boolean {
  return name === 'evalsha' && !isOfScript && line.includes(sha);
}

function perStep(heard: readonly Monitored[], steps: number): Record<string, number> {
  const counts = new Map<string, number>();
  for (const one of heard) {
    if (one.isOfScript) continue;
    const name = isCommit(one) ? 'commit' : one.name;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const largest = [...counts].toSorted(([, a], [, b]) => b - a);
  return Object.fromEntries(largest.map(([name, count]) => [name, Math.round((count / steps) * 1_000) / 1_000]));
}

export async function lastSeqOf(redis: Redis): Promise<number> {
  const info = (await redis.xinfo('STREAM', demoKeys.feed)) as unknown[];
  return Number.parseInt(String(info[info.indexOf('last-generated-id') + 1]), 10);
}
