import { engine } from '@cordon/protocol/engine/product.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { keysOf } from '@cordon/server/log/keys.ts';
import { eventsOf, readLastSeq, readRange, readStored } from '@cordon/server/log/read.ts';
import { stateIn } from '@cordon/server/log/stored-text.ts';
import type { Redis } from 'ioredis';
import type { Evidence, StoredState } from '../check/evidence.ts';
import type { Follower } from '../load/follower.ts';
import type { Stage } from './stage.ts';

const keys = keysOf('demo');
const pageSize = 2_000;
/** A deadline may pass so long after everything works again. */
export const graceMs = 5_000;
const catchUpMs = 20_000;
const lookMs = 25;
const underWayMs = 100;
const mostTries = 10;

/** Waits until everything has come to rest, and takes down all that is to be checked. */
export async function collect(stage: Stage, losesHistory: boolean): Promise<Evidence> {
  const { redis, servers, history, followers, ended } = stage;
  await settled(redis.client);
  // Where history was lost, the numbers alone do not say that a follower is where the store is.
  if (losesHistory)
    await Promise.race([Promise.all(followers.map((follower) => twoPackets(follower))), pause(catchUpMs)]);
  for (const [i] of servers.entries()) stage.follow(`newcomer ${i}`, i);
  const feedId = await atRest(stage);
  const until = Date.now();
  const feed = await readFeed(redis.client);
  const stored = await readStates(redis.client, feed);
  const due = await readDue(redis.client);
  const logs = followers.map(({ log: { name, steps } }) => ({ name, steps: [...steps] }));
  for (const server of servers) server.thaw(); // from here on there may be more
  return { acts: [...history.acts], feed, feedId, stored, followers: logs, ended: [...ended], due, until, graceMs };
}

/** The first may have been on its way before. */
async function twoPackets(follower: Follower): Promise<void> {
  await follower.nextPacket();
  await follower.nextPacket();
}

/** Every deadline that is due has passed, or has had its time to. */
async function settled(redis: Redis): Promise<void> {
  const until = Date.now() + graceMs;
  while (Date.now() < until && (await redis.zcount(keys.due, '-inf', Date.now())) > 0) await pause(lookMs);
}

/** Every follower has what there is, and the processes stand still: nothing is written while the store is read. */
async function atRest({ redis: { client }, servers, followers }: Stage): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const feed = (await client.hget(keys.feedIdentity, 'id')) ?? '';
    const last = await readLastSeq(client, keys);
    const late = pause(catchUpMs); // who is not there then is found by the check
    await Promise.race([Promise.all(followers.map((follower) => follower.reached(feed, last))), late]);
    for (const server of servers) server.freeze();
    await pause(underWayMs); // what they had sent already is carried out
    if (tries === mostTries || (await readLastSeq(client, keys)) === last) return feed;
    for (const server of servers) server.thaw();
  }
}

async function readFeed(redis: Redis): Promise<FeedEvent[]> {
  const last = await readLastSeq(redis, keys);
  const feed: FeedEvent[] = [];
  for (let seq = 1; seq <= last; seq += pageSize) {
    feed.push(...eventsOf(await readRange(redis, keys, seq, Math.min(last, seq + pageSize - 1))));
  }
  return feed;
}

async function readDue(redis: Redis): Promise<Map<string, number>> {
  const found = await redis.zrange(keys.due, '0', '-1', 'WITHSCORES');
  return new Map(found.flatMap((name, i) => (i % 2 === 0 ? [[name, Number(found[i + 1])] as const] : [])));
}

async function readStates(redis: Redis, feed: readonly FeedEvent[]): Promise<StoredState[]> {
  const refs = [...new Set(feed.flatMap((entry) => engine.subjectOf(entry)?.ref ?? []))];
  const states: StoredState[] = [];
  for (let i = 0; i < refs.length; i += pageSize) {
    const page = refs.slice(i, i + pageSize);
    for (const [place, found] of (await readStored(redis, keys, page)).entries()) {
      const ref = page[place];
      if (found !== null && ref !== undefined)
        states.push({ ref, version: found.version, state: stateIn(ref, found.text) });
    }
  }
  return states;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
