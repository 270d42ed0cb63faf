import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import type { Redis } from 'ioredis';
import { type Commit, commitGroup, type Committed, layOut, type LaidOut } from '../log/commit.ts';
import type { Keys } from '../log/keys.ts';
import type { KnownStates } from './known-states.ts';

/** How many commits go to the store in one script: it does nothing else meanwhile. */
const atOnce = 64;
/** One commit of a whole file takes as long as a group. */
const argumentsAtOnce = 10_000;

/** Writes one commit, together with others that come at the same moment. @throws as `commit` does */
export type GroupCommits = (planned: Commit) => Promise<Committed>;

type Waiting = { planned: Commit; laidOut: LaidOut; settle: PromiseWithResolvers<Committed> };

export type GroupCommitsParts = {
  redis: Redis;
  keys: Keys;
  known: Pick<KnownStates, 'expect' | 'confirm' | 'withdraw'> | null; // null where nothing follows the feed
};

/**
 * [L17] Commits that come while one is on its way are sent together when it has come back: one script and one write to the
 * disk for all of them, and each has its own answer. Only one group is on its way at a time, so that nothing is sent that was
 * decided on a commit that failed.
 */
export function createGroupCommits({ redis, keys, known }: GroupCommitsParts): GroupCommits {
  let waiting: Waiting[] = [];
  let isUnderWay = false;

  /** What was decided on something that was not written has to be decided again. */
  function withdraw({ written }: Commit): void {
    known?.withdraw(written);
    const refs = new Set(written.map(({ ref }) => ref));
    const isBased = ({ planned }: Waiting) => planned.fence !== null && basis(planned).some((ref) => refs.has(ref));
    for (const one of waiting.filter(isBased)) {
      waiting = waiting.filter((other) => other !== one);
      one.settle.resolve({ kind: 'conflict', key: keys.aggregate(one.planned.written[0]?.ref ?? 'site') });
      withdraw(one.planned);
    }
  }

  function settle(
    { planned, laidOut, settle: { resolve, reject } }: Waiting,
    committed: Committed | Error | undefined,
  ): void {
    if (committed === undefined || committed instanceof Error) {
      withdraw(planned);
      return reject(committed ?? new Error('a commit was not answered'));
    }
    const last = laidOut.args.at(-2);
    if (committed.kind !== 'committed') withdraw(planned);
    else if (planned.entries.length > 0 && last !== undefined) known?.confirm(committed.seq, last);
    resolve(committed);
  }

  async function send(): Promise<void> {
    const group = takeGroup(waiting);
    waiting = waiting.slice(group.length);
    const answers = await commitGroup(
      redis,
      keys,
      group.map(({ laidOut }) => laidOut),
    ).catch((error: unknown) => group.map(() => (error instanceof Error ? error : new Error(String(error)))));
    for (const [place, one] of group.entries()) settle(one, answers[place]);
  }

  async function sendAll(): Promise<void> {
    if (isUnderWay) return;
    isUnderWay = true;
    // Everything that has come in this turn of the loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await send();
    isUnderWay = false;
  }

  return async (planned) => {
    const laidOut = layOut(keys, planned);
    known?.expect(planned.written);
    const one = { planned, laidOut, settle: Promise.withResolvers<Committed>() };
    waiting.push(one);
    void sendAll();
    return one.settle.promise;
  };
}

function takeGroup(waiting: readonly Waiting[]): Waiting[] {
  let length = 0;
  const end = waiting.findIndex(({ laidOut }, place) => {
    length += laidOut.args.length;
    return place === atOnce || (place > 0 && length > argumentsAtOnce);
  });
  return waiting.slice(0, end < 0 ? waiting.length : end);
}

function basis({ read, written }: Commit): AggregateRef[] {
  return [...read, ...written].map(({ ref }) => ref);
}
