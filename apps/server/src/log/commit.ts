import { readFileSync } from 'node:fs';
import type { Instant } from '@cordon/protocol/time.ts';
import { closedListedMs } from '@cordon/protocol/visit/listed.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Redis, Result } from 'ioredis';
import { z } from 'zod';
import type { AggregateRef, Keys } from './keys.ts';
import { receiptLifeMs } from './lives.ts';
import { type Outcome, parseReceipt, type Receipt } from './receipt.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event on its way into the feed, which alone knows its number. */
export type NewEvent = DistributiveOmit<FeedEvent, 'seq'>;

export type Standing = { is: 'lasting' } | { is: 'open' } | { is: 'closed'; at: Instant | null };

export type Written = {
  ref: AggregateRef;
  before: number; // the version decided on, 0 when it did not exist
  after: number;
  state: object;
  due: Instant | null; // its next deadline
  standing: Standing;
};

export type Commit = {
  commandId: string;
  now: Instant;
  session: { key: string; ends: boolean } | null; // null for the system's own commands
  author: string | null; // the key of their right, where they signed it and it comes over the session of another
  fingerprint: string;
  outcome: Outcome;
  read: { ref: AggregateRef; version: number }[]; // decided on, and not written
  written: Written[];
  claims: { visitId: string; take: { claim: string; limit: number }[]; free: string[] } | null;
  entries: { event: NewEvent; storyOf: string | null }[];
};

export type Committed =
  | { kind: 'committed'; seq: number }
  | { kind: 'duplicate'; receipt: Receipt }
  | { kind: 'session-gone'; key: string }
  | { kind: 'conflict'; key: string }
  | { kind: 'taken'; key: string };

declare module 'ioredis' {
  interface RedisCommander<Context> {
    cordonCommit(keyCount: number, ...keysThenArgs: string[]): Result<unknown, Context>;
  }
}

const lua = readFileSync(new URL('scripts/commit.lua', import.meta.url), 'utf8');

const reply = z.union([
  z.tuple([z.literal('committed'), z.int()]).transform(([kind, seq]) => ({ kind, seq })),
  z.tuple([z.literal('duplicate'), z.string()]).transform(([kind, text]) => ({ kind, receipt: parseReceipt(text) })),
  z.tuple([z.literal('session-gone'), z.string()]).transform(([kind, key]) => ({ kind, key })),
  z.tuple([z.literal('conflict'), z.string()]).transform(([kind, key]) => ({ kind, key })),
  z.tuple([z.literal('taken'), z.string()]).transform(([kind, key]) => ({ kind, key })),
]);

/** Gives a connection the script; ioredis sends it again by itself to a Redis that forgot it. */
export function defineCommit(redis: Redis): void {
  redis.defineCommand('cordonCommit', { lua });
}

/** [L1] All of a command's writes in one script: everything or nothing. */
export async function commit(redis: Redis, keys: Keys, planned: Commit): Promise<Committed> {
  const { scriptKeys, scriptArgs } = layOut(keys, planned);
  return reply.parse(await redis.cordonCommit(scriptKeys.length, ...scriptKeys, ...scriptArgs));
}

function layOut(keys: Keys, planned: Commit): { scriptKeys: string[]; scriptArgs: string[] } {
  const scriptKeys = [keys.receipt(planned.commandId), keys.feed, keys.due, keys.open, keys.closed];
  const receipt: Omit<Receipt, 'seq'> = { fingerprint: planned.fingerprint, outcome: planned.outcome };
  const scriptArgs = [
    JSON.stringify(receipt),
    String(receiptLifeMs),
    planned.claims?.visitId ?? '',
    String(planned.now - closedListedMs),
  ];
  const section = <T>(items: readonly T[], keyOf: (item: T) => string | null, argsOf: (item: T) => string[]): void => {
    scriptArgs.push(String(items.length));
    for (const item of items) {
      const key = keyOf(item);
      if (key !== null) scriptKeys.push(key);
      scriptArgs.push(...argsOf(item));
    }
  };

  const checked = [...planned.read, ...planned.written.map(({ ref, before }) => ({ ref, version: before }))];
  section(
    fencesOf(planned),
    ({ key }) => key,
    ({ ends }) => [ends ? '1' : '0'],
  );
  section(
    checked,
    ({ ref }) => keys.aggregate(ref),
    ({ version }) => [String(version)],
  );
  section(
    planned.claims?.take ?? [],
    ({ claim }) => keys.claim(claim),
    ({ limit }) => [String(limit)],
  );
  section(
    planned.claims?.free ?? [],
    (claim) => keys.claim(claim),
    () => [],
  );
  section(planned.written, ({ ref }) => keys.aggregate(ref), argsOfWritten);
  section(
    planned.entries,
    ({ storyOf }) => (storyOf === null ? null : keys.story(storyOf)),
    ({ event, storyOf }) => [JSON.stringify(event), storyOf === null ? '0' : '1'],
  );
  return { scriptKeys, scriptArgs };
}

/** [L5] [OF33] All of them must be there still. */
function fencesOf({ session, author }: Commit): { key: string; ends: boolean }[] {
  return [...(session === null ? [] : [session]), ...(author === null ? [] : [{ key: author, ends: false }])];
}

/** [L13] @throws RangeError for a time that is none: nothing is sent then */
function argsOfWritten({ ref, after, state, due, standing }: Written): string[] {
  const closedAt = standing.is === 'closed' ? timeOf(ref, standing.at) : '';
  const deadline = timeOf(ref, due);
  return [String(after), JSON.stringify(state), ref, deadline, standing.is, closedAt];
}

function timeOf(ref: AggregateRef, at: Instant | null): string {
  if (at !== null && !Number.isFinite(at)) throw new RangeError(`${ref} has a time that is none: ${at}`);
  return at === null ? '' : String(at);
}
