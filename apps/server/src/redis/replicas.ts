import type { Redis } from 'ioredis';
import { resultsOf } from './results.ts';

/** An officer waits for the answer; the command is sent again after it. */
const confirmWithinMs = 2_000;
const markKeptMs = 60_000;

/**
 * [RH13] Whether what these keys hold is on enough replicas.
 *
 * @returns false when that could not be proven: it may be lost if the primary is lost now
 */
export type Confirm = (keys: readonly string[]) => Promise<boolean>;

export type ConfirmParts = {
  /** A connection for this alone, which never sends a command again at a new connection: there it would prove nothing. */
  redis: Pick<Redis, 'pipeline'>;
  replicas: number;
  /** A key that is written in each round: WAIT waits for what its own connection has written last. */
  mark: string;
};

/**
 * WAIT blocks its connection, so it is not asked on that of the commands. A round writes a mark after the keys were written,
 * and waits until the replicas have the mark. That the keys are there is asked in the same round: after a fail-over it may
 * be another Redis that never had them. While a round is on its way, whoever comes joins the next one.
 */
export function createConfirm({ redis, replicas, mark }: ConfirmParts): Confirm {
  let next: { keys: Set<string>; result: Promise<boolean> } | null = null;
  let present: Promise<unknown> = Promise.resolve();

  async function round(keys: readonly string[]): Promise<boolean> {
    const asked = redis
      .pipeline()
      .set(mark, '', 'PX', markKeptMs)
      .exists(...keys)
      .wait(replicas, confirmWithinMs);
    try {
      const [, found, reached] = resultsOf(await asked.exec());
      return Number(found) === keys.length && Number(reached) >= replicas;
    } catch {
      return false;
    }
  }

  return (keys) => {
    if (next === null) {
      const joined = new Set<string>();
      const result = present.then(() => {
        next = null;
        return round([...joined]);
      });
      next = { keys: joined, result };
      present = result;
    }
    for (const key of keys) next.keys.add(key);
    return next.result;
  };
}
