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

/** The last entry of a feed that a decision knew of; `digest` is '' when it was not there any more. */
export type Fence = { feed: string; seq: number; digest: string };

/** What one or more commands write: all of it, or nothing. */
export type Commit = Effects & {
  now: Instant;
  session: { key: string; ends: boolean } | null; // null for the system's own commands
  author: string | null; // the key of the author's right, when the command is relayed
  receipts: NewReceipt[]; // one for each command
  read: { ref: AggregateRef; version: number }[]; // only read; the versions must still be these
  /** Of a decision on the followed feed: the store must hold this entry of this feed. Null for one on the store. */
  fence: Fence | null;
};

export type Committed =
  | { kind: 'committed'; seq: number }
  | { kind: 'duplicate'; receipt: Receipt }
  | { kind: 'session-gone'; key: string }
  | { kind: 'conflict'; key: string }
  | { kind: 'other-feed' }
  | { kind: 'taken'; key: string };

const reply = z.union([
  z.tuple([z.literal('committed'), z.int()]).transform(([kind, seq]) => ({ kind, seq })),
  z.tuple([z.literal('duplicate'), z.string()]).transform(([kind, text]) => ({ kind, receipt: parseReceipt(text) })),
  z.tuple([z.literal('session-gone'), z.string()]).transform(([kind, key]) => ({ kind, key })),
  z.tuple([z.literal('conflict'), z.string()]).transform(([kind, key]) => ({ kind, key })),
  z.tuple([z.literal('other-feed')]).transform(([kind]) => ({ kind })),
  z.tuple([z.literal('taken'), z.string()]).transform(([kind, key]) => ({ kind, key })),
  z
    .tuple([z.literal('no-time'), z.string()])
    .transform(([, name]) => new RangeError(`${name} has a time that is none`)),
]);

export const commitScript = defineScript({
  file: new URL('scripts/commit.lua', import.meta.url),
  keys: ['feed', 'due', 'open', 'closed', 'identity'],
  args: ['receiptMs'],
  reply: z.array(reply),
});

/** A commit as the script takes it. */
export type LaidOut = { keys: string[]; args: string[] };

/** [L2] The text of an event as the script stores it. */
export function entryText(seq: number, event: string): string {
  return `{"seq":${seq},${event.slice(1)}`;
}

/**
 * [L1] Writes everything of one commit, or nothing. No two commands of it may write the same aggregate.
 *
 * @throws RangeError for a time that is not a finite number; Error when Redis does not answer
 */
export async function commit(redis: Redis, keys: Keys, planned: Commit): Promise<Committed> {
  const [committed] = await commitGroup(redis, keys, [layOut(keys, planned)]);
  if (committed === undefined) throw new Error('a commit was not answered');
  if (committed instanceof RangeError) throw committed;
  return committed;
}

/**
 * [L17] Writes several commits in one script, in their order: each of them whole, or nothing of it.
 *
 * @returns for each commit what came of it; an error for one that has a time that is not a finite number
 */
export async function commitGroup(
  redis: Redis,
  keys: Keys,
  group: readonly LaidOut[],
): Promise<(Committed | RangeError)[]> {
  const { feed, due, open, closed, feedIdentity: identity } = keys;
  return commitScript(redis, {
    keys: { feed, due, open, closed, identity },
    args: { receiptMs: receiptTtlMs },
    moreKeys: group.flatMap((each) => each.keys),
    moreArgs: group.flatMap((each) => [String(each.keys.length), String(each.args.length), ...each.args]),
  });
}

/**
 * The script's variable part: sections, each of which begins with the number of its items.
 *
 * @throws RangeError for a time that is not a finite number
 */
export function layOut(keys: Keys, planned: Commit): LaidOut {
  const { fence } = planned;
  const laid: LaidOut = {
    keys: [],
    args: [String(planned.now - closedListedMs), fence?.feed ?? '', String(fence?.seq ?? ''), fence?.digest ?? ''],
  };
  const section = <T>(items: readonly T[], keyOf: (item: T) => string | null, argsOf: (item: T) => string[]): void => {
    laid.args.push(String(items.length));
    for (const item of items) {
      const key = keyOf(item);
      if (key !== null) laid.keys.push(key);
      laid.args.push(...argsOf(item));
    }
  };

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
    planned.read,
    ({ ref }) => keys.aggregate(ref),
    ({ version }) => [String(version)],
  );
  section(planned.written, ({ ref }) => keys.aggregate(ref), argsOfWritten);
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
  section(
    planned.entries,
    ({ timeline }) => (timeline === null ? null : keys.timeline(timeline)),
    ({ event, timeline }) => [eventText(event), timeline === null ? '0' : '1'],
  );
  return laid;
}

/** [L5] [OF33] The keys that must exist still when the commit is written. */
function fencesOf({ session, author }: Commit): { key: string; ends: boolean }[] {
  return [...(session === null ? [] : [session]), ...(author === null ? [] : [{ key: author, ends: false }])];
}

/** [L13] @throws RangeError for a time that is not a finite number: nothing is sent then */
function argsOfWritten({ ref, before, after, state, due, listing }: Written): string[] {
  const closedAt = listing.kind === 'closed' ? timeOf(ref, listing.at) : '';
  const deadline = timeOf(ref, due);
  return [String(before), String(after), stateText(ref, state), ref, deadline, listing.kind, closedAt];
}

function timeOf(ref: AggregateRef, at: Instant | null): string {
  if (at !== null && !Number.isFinite(at)) throw new RangeError(`${ref} has a time that is none: ${at}`);
  return at === null ? '' : String(at);
}
