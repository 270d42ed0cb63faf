import { engine } from '@cordon/protocol/engine/product.ts';
import { eventSchema, isFeedEvent } from '@cordon/protocol/stored/event.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { resultsOf } from '../redis/results.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Keys } from './keys.ts';
import { digestOf, markOf } from './mark.ts';
import { parseReceipt, type Receipt } from './receipt.ts';

/** An aggregate as it is stored; the text is parsed only when it is needed. */
export type Stored = { version: number; text: string };

/** An entry of the feed as it is stored in the stream. */
export type Entry = { seq: number; text: string };

const fields = z.tuple([z.string().nullable(), z.string().nullable()]);

export function storedOf(reply: unknown): Stored | null {
  const [version, text] = fields.parse(reply);
  return version === null || text === null ? null : { version: Number(version), text };
}

export async function readStored(redis: Redis, keys: Keys, refs: readonly AggregateRef[]): Promise<(Stored | null)[]> {
  if (refs.length === 0) return [];
  const pipeline = redis.pipeline();
  for (const ref of refs) pipeline.hmget(keys.aggregate(ref), 'v', 's');
  return resultsOf(await pipeline.exec()).map(storedOf);
}

/** What every command needs first, in one round trip; of the site only its version, since its state is large. */
export async function readStart(
  redis: Redis,
  keys: Keys,
  commandId: string,
  ref: AggregateRef,
): Promise<{ receipt: Receipt | null; siteVersion: number; target: Stored | null }> {
  const replies = await redis
    .pipeline()
    .get(keys.receipt(commandId))
    .hget(keys.aggregate('site'), 'v')
    .hmget(keys.aggregate(ref), 'v', 's')
    .exec();
  const [receipt, siteVersion, target] = resultsOf(replies);
  const text = z.string().nullable().parse(receipt);
  return {
    receipt: text === null ? null : parseReceipt(text),
    siteVersion: Number(z.string().nullable().parse(siteVersion) ?? 0),
    target: storedOf(target),
  };
}

/** Which visits hold each of these claims. */
export async function readHolders(
  redis: Redis,
  keys: Keys,
  claims: readonly string[],
): Promise<Record<string, readonly string[]>> {
  if (claims.length === 0) return {};
  const pipeline = redis.pipeline();
  for (const claim of claims) pipeline.smembers(keys.claim(claim));
  const replies = resultsOf(await pipeline.exec());
  return Object.fromEntries(claims.map((claim, index) => [claim, z.array(z.string()).parse(replies[index])]));
}

const streamEntries = z.array(z.tuple([z.string(), z.tuple([z.literal('e'), z.string()])]));

export function entriesOf(reply: unknown): Entry[] {
  return streamEntries.parse(reply).map(([id, [, text]]) => ({ seq: Number.parseInt(id, 10), text }));
}

/** Both ends included. */
export async function readRange(redis: Redis, keys: Keys, from: number, to: number): Promise<Entry[]> {
  return from > to ? [] : entriesOf(await redis.xrange(keys.feed, `${from}-0`, `${to}-0`));
}

/** Everything that the feed says of one visit, its alerts included, in order; or of the site's settings. */
export async function readTimeline(redis: Redis, keys: Keys, of: string): Promise<FeedEvent[]> {
  return readEntries(redis, keys, await redis.lrange(keys.timeline(of), 0, -1));
}

/** The last entries of a timeline before an entry of the feed, in order; for timelines that only grow. */
export async function readTimelineBefore(
  redis: Redis,
  keys: Keys,
  of: string,
  before: number,
  count: number,
): Promise<FeedEvent[]> {
  const found: string[] = [];
  for (let end = -1; found.length < count; end -= count) {
    const seqs = await redis.lrange(keys.timeline(of), end - count + 1, end);
    if (seqs.length === 0) break;
    found.unshift(...seqs.filter((seq) => Number(seq) < before));
    if (seqs.length < count) break;
  }
  return readEntries(redis, keys, found.slice(-count));
}

async function readEntries(redis: Redis, keys: Keys, seqs: readonly string[]): Promise<FeedEvent[]> {
  const pipeline = redis.pipeline();
  for (const seq of seqs) pipeline.xrange(keys.feed, `${seq}-0`, `${seq}-0`);
  const entries = seqs.length === 0 ? [] : resultsOf(await pipeline.exec()).flatMap(entriesOf);
  return eventsOf(entries);
}

/** The number of the feed's last entry ever, trimmed or not. */
export async function readLastSeq(redis: Redis, keys: Keys): Promise<number> {
  if ((await redis.exists(keys.feed)) === 0) return 0;
  const info = z.array(z.unknown()).parse(await redis.xinfo('STREAM', keys.feed));
  const lastId = info[info.indexOf('last-generated-id') + 1];
  return Number.parseInt(z.string().parse(lastId), 10);
}

/** When the next entry was written, in epoch ms; null when there is none. */
export async function readTimeAfter(redis: Redis, keys: Keys, seq: number): Promise<Instant | null> {
  const [next] = entriesOf(await redis.xrange(keys.feed, `(${seq}-0`, '+', 'COUNT', 1));
  return next === undefined ? null : (eventOf(next.text)?.at ?? null);
}

/** An entry with its mark, which tells it from another one of the same number. */
export type FeedEntry = {
  seq: number;
  mark: string;
  digest: string; // the same for the scripts of Redis
  event: FeedEvent | null; // null: it can't be read
};

export function feedEntryOf({ seq, text }: Entry): FeedEntry {
  return { seq, mark: markOf(text), digest: digestOf(text), event: eventOf(text) };
}

/** [L14] [SV2] The event in the present form. @returns null when it can't be read, which means that something else wrote it */
export function eventOf(text: string): FeedEvent | null {
  try {
    const read = eventSchema.upcast(JSON.parse(text));
    if (read.kind !== 'read' || !isFeedEvent(read.value)) return null;
    return engine.isDefined(read.value.aggregate) ? read.value : null;
  } catch {
    return null;
  }
}

/** [L14] The events of these entries, without those that can't be read: the others stay readable. */
export function eventsOf(entries: readonly Entry[]): FeedEvent[] {
  return entries.flatMap(({ text }) => eventOf(text) ?? []);
}
