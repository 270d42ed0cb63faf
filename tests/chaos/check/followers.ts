import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { shownPrint } from './shown.ts';
import type { Check, FollowerLog } from './evidence.ts';

/**
 * I4: a follower is sent each entry of its feed once and in order, with the content that is stored, and all of them up to where it
 * is told that it is; a snapshot has the versions of its place. After the feed has got another identity it begins anew.
 */
export const followers: Check = ({ followers: logs, feed, feedId }) => {
  const store = indexed(feed);
  const verdicts = logs.map((log) => checkOne(log, store, feedId));
  return {
    checked: verdicts.reduce((sum, { checked }) => sum + checked, 0),
    violations: verdicts.flatMap(({ violations }) => violations),
  };
};

type Store = { bySeq: ReadonlyMap<number, FeedEvent>; followed: readonly number[]; last: number };

function indexed(feed: readonly FeedEvent[]): Store {
  const followed = feed.filter(({ aggregate }) => aggregate !== 'audit').map(({ seq }) => seq); // the trail is looked up
  return { bySeq: new Map(feed.map((entry) => [entry.seq, entry])), followed, last: followed.at(-1) ?? 0 };
}

function checkOne({ name, steps }: FollowerLog, store: Store, feedId: string) {
  const violations: string[] = [];
  let checked = 0;
  let at = { feed: '', seq: 0 };
  let sure = 0; // everything up to here was sent
  let pending: number[] = []; // entries since
  const fault = (text: string) => void violations.push(`${name}: ${text}`);
  for (const step of steps) {
    // Entries of an earlier feed can't be compared: the store has others in their place.
    const isPresent = step.feed === feedId;
    switch (step.kind) {
      case 'snapshot':
        if (isPresent) {
          checked += 1;
          for (const wrong of wrongVersions(step, store)) fault(wrong);
        }
        [sure, pending] = [step.seq, []];
        break;
      case 'resumed':
        if (step.feed !== at.feed || step.seq !== at.seq)
          fault(`resumed at ${step.seq} of ${step.feed}, and was at ${at.seq}`);
        break;
      case 'entry':
        checked += 1;
        if (step.feed !== at.feed) fault(`was sent ${step.seq} of ${step.feed} without a snapshot of that feed`);
        else if (step.seq <= at.seq) fault(`was sent ${step.seq} after ${at.seq}`);
        pending.push(step.seq);
        if (isPresent && shownPrint(store.bySeq.get(step.seq)) !== step.print) fault(`${step.seq} is stored otherwise`);
        break;
      case 'upTo':
        if (isPresent) for (const seq of missing(store, pending, sure, step.seq)) fault(`was not sent ${seq}`);
        [sure, pending] = [step.seq, []];
        break;
      default:
        step satisfies never;
    }
    at = { feed: step.feed, seq: Math.max(step.seq, step.kind === 'snapshot' ? 0 : at.seq) };
  }
  if (at.feed !== feedId) fault(`ends in feed ${at.feed}, and the store's is ${feedId}`);
  else if (at.seq < store.last) fault(`ends at ${at.seq}, and the feed at ${store.last}`);
  return { checked, violations };
}

function missing({ followed }: Store, sent: readonly number[], from: number, upTo: number): number[] {
  const seen = new Set(sent);
  const found: number[] = [];
  for (let i = firstAbove(followed, from); (followed[i] ?? Number.POSITIVE_INFINITY) <= upTo; i += 1) {
    const seq = followed[i];
    if (seq !== undefined && !seen.has(seq)) found.push(seq);
  }
  return found;
}

/** Where in this ascending list the first number above `limit` is. */
function firstAbove(list: readonly number[], limit: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function wrongVersions(
  { seq, versions }: { seq: number; versions: Record<string, number> },
  { bySeq }: Store,
): string[] {
  const expected = new Map<string, number>();
  for (const entry of bySeq.values()) {
    if (entry.seq > seq || entry.aggregate === 'audit') continue;
    expected.set(entry.aggregate === 'site' ? 'site' : `${entry.aggregate}:${entry.id}`, entry.version);
  }
  return Object.entries(versions).flatMap(([ref, version]) =>
    expected.get(ref) === version
      ? []
      : [`a snapshot at ${seq} has ${ref} at ${version}, the feed ${expected.get(ref)}`],
  );
}
