import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Effects, Written } from '@cordon/protocol/engine/change.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { closedListedMs } from '@cordon/protocol/visit/listed.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { defineScript } from '../redis/script.ts';
import type { Keys } from './keys.ts';
import { receiptTtlMs } from './receipt-ttl.ts';
import { parseReceipt, type Receipt } from './receipt.ts';
import { eventText, stateText } from './stored-text.ts';

/** What is kept of a command for its resend: its answer, and the fingerprint that tells a resend from another command. */
export type NewReceipt = { commandId: string } & Omit<Receipt, 'seq'>;

/** What one or more commands write: all of it, or nothing. */
export type Commit = Effects & {
  now: Instant;
  session: { key: string; ends: boolean } | null; // null for the system's own commands
  author: string | null; // the key of the author's right, when the command is relayed
  receipts: NewReceipt[]; // one for each command
  read: { ref: AggregateRef; version: number }[]; // only read; the versions must still be these
};

export type Committed =
  | { kind: 'committed'; seq: number }
  | { kind: 'duplicate'; receipt: Receipt }
  | { kind: 'session-gone'; key: string }
  | { kind: 'conflict'; key: string }
  | { kind: 'taken'; key: string };

const reply = z.union([
  z.tuple([z.literal('committed'), z.int()]).transform(([kind, seq]) => ({ kind, seq })),
  z.tuple([z.literal('duplicate'), z.string()]).transform(([kind, text]) => ({ kind, receipt: parseReceipt(text) })),
  z.tuple([z.literal('session-gone'), z.string()]).transform(([kind, key]) => ({ kind, key })),
  z.tuple([z.literal('conflict'), z.string()]).transform(([kind, key]) => ({ kind, key })),
  z.tuple([z.literal('taken'), z.string()]).transform(([kind, key]) => ({ kind, key })),
]);

export const commitScript = defineScript({
  file: new URL('scripts/commit.lua', import.meta.url),
  keys: ['feed', 'due', 'open', 'closed'],
  args: ['receiptMs', 'oldestClosed'],
  reply,
});

/** [L1] Writes everything in one script, or nothing. No two commands of it may write the same aggregate. */
export async function commit(redis: Redis, keys: Keys, planned: Commit): Promise<Committed> {
  const { feed, due, open, closed } = keys;
  return commitScript(redis, {
    keys: { feed, due, open, closed },
    args: { receiptMs: receiptTtlMs, oldestClosed: planned.now - closedListedMs },
    ...layOut(keys, planned),
  });
}

/** The script's variable part: sections, each of which begins with the number of its items. */
function layOut(keys: Keys, planned: Commit): { moreKeys: string[]; moreArgs: string[] } {
  const moreKeys: string[] = [];
  const moreArgs: string[] = [];
  const section = <T>(items: readonly T[], keyOf: (item: T) => string | null, argsOf: (item: T) => string[]): void => {
    moreArgs.push(String(items.length));
    for (const item of items) {
      const key = keyOf(item);
      if (key !== null) moreKeys.push(key);
      moreArgs.push(...argsOf(item));
    }
  };

  const checked = [...planned.read, ...planned.written.map(({ ref, before }) => ({ ref, version: before }))];
  section(
    planned.receipts,
    ({ commandId }) => keys.receipt(commandId),
    ({ fingerprint, outcome }) => [JSON.stringify({ fingerprint, outcome })],
  );
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
    planned.claims.flatMap(({ holder, take }) => take.map((one) => ({ holder, ...one }))),
    ({ claim }) => keys.claim(claim),
    ({ holder, limit }) => [holder, String(limit)],
  );
  section(
    planned.claims.flatMap(({ holder, free }) => free.map((claim) => ({ holder, claim }))),
    ({ claim }) => keys.claim(claim),
    ({ holder }) => [holder],
  );
  section(planned.written, ({ ref }) => keys.aggregate(ref), argsOfWritten);
  section(
    planned.entries,
    ({ timeline }) => (timeline === null ? null : keys.timeline(timeline)),
    ({ event, timeline }) => [eventText(event), timeline === null ? '0' : '1'],
  );
  return { moreKeys, moreArgs };
}

/** [L5] [OF33] The keys that must exist still when the commit is written. */
function fencesOf({ session, author }: Commit): { key: string; ends: boolean }[] {
  return [...(session === null ? [] : [session]), ...(author === null ? [] : [{ key: author, ends: false }])];
}

/** [L13] @throws RangeError for a time that is not a finite number: nothing is sent then */
function argsOfWritten({ ref, after, state, due, listing }: Written): string[] {
  const closedAt = listing.kind === 'closed' ? timeOf(ref, listing.at) : '';
  const deadline = timeOf(ref, due);
  return [String(after), stateText(ref, state), ref, deadline, listing.kind, closedAt];
}

function timeOf(ref: AggregateRef, at: Instant | null): string {
  if (at !== null && !Number.isFinite(at)) throw new RangeError(`${ref} has a time that is none: ${at}`);
  return at === null ? '' : String(at);
}
