import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import type { Submit } from '../commands/submit.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { type Keys, siteRef } from '../log/keys.ts';
import { Unreadable } from '../log/readable.ts';
import { readStored, type Stored } from '../log/read.ts';
import { siteOf } from '../log/snapshot.ts';
import type { SiteClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { deadlineCommand } from './deadline-command.ts';
import { dueAt, dueOf, nextDueAfter } from './due.ts';
import { putRight } from './sweep.ts';

const batchSize = 50;
/** Should a wake-up ever be missed, a deadline is late by no more than this. */
const longestSleepMs = 10_000;
const retryMs = 500;
const restMs = 30_000;

export type DeadlineClockParts = {
  redis: Redis;
  keys: Keys;
  siteClock: SiteClock;
  submit: Submit;
  log: Pick<Logger, 'error' | 'warn'>;
};

export type DeadlineClock = {
  /** A deadline at this moment was heard of; it may be earlier than what is slept for. */
  notice(at: Instant): void;
  stop(): Promise<void>;
};

/** [T1] Sleeps until the earliest deadline, then asks for it to pass, by the same door as everybody. */
export function startDeadlineClock({ redis, keys, siteClock, submit, log }: DeadlineClockParts): DeadlineClock {
  let stopped = false;
  let sleepingUntil: Instant = Number.NEGATIVE_INFINITY;
  let noticed: Instant = Number.POSITIVE_INFINITY; // the earliest heard of since the last look
  let wake: () => void = () => undefined;
  // [T10] What did not pass is left alone for a while, so that it can't keep the others waiting: as it is, and no longer.
  const resting = new Map<AggregateRef, { version: number; until: Instant }>();

  function sleepUntil(at: Instant): Promise<void> {
    return new Promise((resolve) => {
      if (stopped) return resolve();
      sleepingUntil = at;
      const cancel = siteClock.setTimer(Math.max(0, at - siteClock.now()), () => wake());
      wake = () => {
        cancel();
        sleepingUntil = Number.NEGATIVE_INFINITY;
        resolve();
      };
    });
  }

  /** @returns whether there is any use in looking again at once */
  async function passFirst(ref: AggregateRef, stored: Stored | null, jumps: readonly ClockJump[]): Promise<boolean> {
    const version = stored?.version ?? 0;
    const rest = resting.get(ref);
    if (rest !== undefined && rest.version === version && siteClock.now() < rest.until) return false;
    resting.delete(ref);
    const [first] = stored === null ? [] : dueOf(ref, stored.text, jumps).toSorted((a, b) => a.at - b.at);
    // [T3] Never early. [T10] A step was quicker, or the clock was put forward: it is no longer due, and that is no failure.
    if (first === undefined || first.at > siteClock.now()) return (await putRight(redis, keys, [ref])).length > 0;
    const ack = await submit(deadlineCommand(ref, first), { kind: 'system', name: 'clock' }, null);
    if (ack.ok) return true;
    const isMoved = ack.code === 'deadline-not-due';
    if (!isMoved) log.warn({ aggregate: ref, deadline: first.key, code: ack.code }, 'a deadline did not pass');
    resting.set(ref, { version, until: siteClock.now() + (isMoved || ack.retryable ? retryMs : restMs) });
    return false;
  }

  /** [L16] What can't be read keeps no other deadline waiting. @throws what is no fault of one aggregate */
  function leaveAlone(error: unknown, version: number): false {
    if (!(error instanceof Unreadable)) throw error;
    log.error({ aggregate: error.ref, error }, 'a deadline can not pass: what it is about can not be read');
    resting.set(error.ref, { version, until: siteClock.now() + restMs });
    return false;
  }

  /** @returns when to look again */
  async function passDue(): Promise<Instant> {
    noticed = Number.POSITIVE_INFINITY;
    const asked = siteClock.now(); // what falls due while the answer is on its way is looked for again
    const due = await dueAt(redis, keys, asked, batchSize + resting.size);
    const [site, ...stored] = due.length === 0 ? [] : await readStored(redis, keys, [siteRef, ...due]);
    const jumps = site ? jumpsOf(siteOf(site.text)) : [];
    // Side by side: a night's worth of deadlines at one moment must not wait for each other.
    const passing = await Promise.all(
      due.map((ref, at) =>
        passFirst(ref, stored[at] ?? null, jumps).catch((error: unknown) =>
          leaveAlone(error, stored[at]?.version ?? 0),
        ),
      ),
    );
    const now = siteClock.now();
    if (passing.includes(true)) return now;
    for (const ref of resting.keys()) if (!due.includes(ref)) resting.delete(ref);
    const next = (await nextDueAfter(redis, keys, asked)) ?? Number.POSITIVE_INFINITY;
    // Nothing could pass though something is due: asking without a pause would not help it.
    const again = due.length > 0 ? now + retryMs : Number.POSITIVE_INFINITY;
    return Math.min(next, again, noticed, now + longestSleepMs);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const next = await passDue().catch((error: unknown) => {
        log.error({ error }, 'the clock could not read what is due');
        return siteClock.now() + retryMs;
      });
      if (next > siteClock.now()) await sleepUntil(next);
    }
  }

  const running = run();
  return {
    notice(at) {
      noticed = Math.min(noticed, at);
      if (at < sleepingUntil) wake();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
