import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import type { Submit } from '../commands/submit.ts';
import { type Keys, siteRef } from '../log/keys.ts';
import { Unreadable } from '../log/readable.ts';
import { readStored, type Stored } from '../log/read.ts';
import { siteOf } from '../log/snapshot.ts';
import type { SiteClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { deadlineCommand } from './deadline-command.ts';
import { dueAt, dueOf, nextDueAfter } from './due.ts';
import { createLeftAlone } from './left-alone.ts';
import { putRight } from './sweep.ts';

const batchSize = 50;
/** After a fault that may be over at once. */
export const retryMs = 500;
const restMs = 30_000;

export type PassDueParts = {
  redis: Redis;
  keys: Keys;
  siteClock: SiteClock;
  submit: Submit;
  log: Pick<Logger, 'error' | 'warn'>;
};

/**
 * Asks for every deadline that has passed.
 *
 * @returns when to look again, as far as the store says; infinity when nothing waits
 * @throws what the store answers when it can't be read
 */
export type PassDue = () => Promise<Instant>;

export function createPassDue({ redis, keys, siteClock, submit, log }: PassDueParts): PassDue {
  const leftAlone = createLeftAlone(siteClock);

  /** @returns whether looking again at once may find more */
  async function passFirst(ref: AggregateRef, stored: Stored | null, jumps: readonly ClockJump[]): Promise<boolean> {
    const version = stored?.version ?? 0;
    if (leftAlone.has(ref, version)) return false;
    leftAlone.delete(ref);
    const [first] = stored === null ? [] : dueOf(ref, stored.text, jumps).toSorted((a, b) => a.at - b.at);
    // [T3] Never early. [T10] A step was quicker, or the clock was put forward: it is no longer due, which is no fault.
    if (first === undefined || first.at > siteClock.now()) return (await putRight(redis, keys, [ref])).length > 0;
    const ack = await submit(deadlineCommand(ref, first), { kind: 'system', name: 'clock' }, null);
    if (ack.ok) return true;
    const isMoved = ack.code === 'deadline-not-due';
    if (!isMoved) log.warn({ aggregate: ref, deadline: first.key, code: ack.code }, 'a deadline did not pass');
    leftAlone.add(ref, version, isMoved || ack.retryable ? retryMs : restMs);
    return false;
  }

  /** [L16] An aggregate that can't be read keeps no other deadline waiting. @throws any fault that is not of one aggregate */
  function leaveAlone(error: unknown, version: number): false {
    if (!(error instanceof Unreadable)) throw error;
    log.error({ aggregate: error.ref, error }, 'a deadline can not pass: what it is about can not be read');
    leftAlone.add(error.ref, version, restMs);
    return false;
  }

  return async () => {
    const asked = siteClock.now(); // what falls due while the answer is on its way is found by the next look
    const due = await dueAt(redis, keys, asked, batchSize + leftAlone.count());
    const [site, ...stored] = due.length === 0 ? [] : await readStored(redis, keys, [siteRef, ...due]);
    const jumps = site ? jumpsOf(siteOf(site.text)) : [];
    // At the same time: a night's worth of deadlines at one moment must not wait for each other.
    const passing = await Promise.all(
      due.map((ref, at) =>
        passFirst(ref, stored[at] ?? null, jumps).catch((error: unknown) =>
          leaveAlone(error, stored[at]?.version ?? 0),
        ),
      ),
    );
    const now = siteClock.now();
    if (passing.includes(true)) return now;
    leftAlone.keepOnly(due);
    const next = (await nextDueAfter(redis, keys, asked)) ?? Number.POSITIVE_INFINITY;
    // Something is due and could not pass: asking again without a pause would not help.
    const again = due.length > 0 ? now + retryMs : Number.POSITIVE_INFINITY;
    return Math.min(next, again);
  };
}
