import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import type { Submit } from '../commands/submit.ts';
import type { AggregateRef, Keys } from '../log/keys.ts';
import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { deadlineCommand } from './deadline-command.ts';
import { dueAt, nextDue, pendingOf } from './due.ts';

const batchSize = 50;
/** Should a wake-up ever be missed, a deadline is late by no more than this. */
const longestSleepMs = 10_000;
const retryMs = 500;
const stuckMs = 30_000;

export type DeadlineClockParts = {
  redis: Redis;
  keys: Keys;
  clock: Clock;
  submit: Submit;
  log: Pick<Logger, 'error' | 'warn'>;
};

export type DeadlineClock = {
  /** A deadline at this moment was heard of; it may be earlier than what is slept for. */
  notice(at: Instant): void;
  stop(): Promise<void>;
};

/** [T1] Sleeps until the earliest deadline, then asks for it to pass, by the same door as everybody. */
export function startDeadlineClock({ redis, keys, clock, submit, log }: DeadlineClockParts): DeadlineClock {
  let stopped = false;
  let sleepingUntil: Instant = Number.NEGATIVE_INFINITY;
  let noticed: Instant = Number.POSITIVE_INFINITY; // the earliest heard of since the last look
  let wake: () => void = () => undefined;
  // What did not pass is left alone for a while, so that it can't keep the others waiting.
  const stuck = new Map<AggregateRef, Instant>();

  function sleepUntil(at: Instant): Promise<void> {
    return new Promise((resolve) => {
      if (stopped) return resolve();
      sleepingUntil = at;
      const cancel = clock.setTimer(Math.max(0, at - clock.now()), () => wake());
      wake = () => {
        cancel();
        sleepingUntil = Number.NEGATIVE_INFINITY;
        resolve();
      };
    });
  }

  /** @returns whether anything passed */
  async function passFirst(ref: AggregateRef): Promise<boolean> {
    const [first] = (await pendingOf(redis, keys, ref)).toSorted((a, b) => a.at - b.at);
    // [T3] Never early: timers and other processes' clocks may be a little ahead of this one.
    if (first === undefined || first.at > clock.now()) {
      stuck.set(ref, clock.now() + (first === undefined ? stuckMs : retryMs));
      return false;
    }
    const ack = await submit(deadlineCommand(ref, first), { kind: 'system', name: 'clock' }, null);
    if (ack.ok) return true;
    log.warn({ aggregate: ref, deadline: first.key, code: ack.code }, 'a deadline did not pass');
    stuck.set(ref, clock.now() + (ack.retryable ? retryMs : stuckMs));
    return false;
  }

  /** @returns when to look again */
  async function passDue(): Promise<Instant> {
    noticed = Number.POSITIVE_INFINITY;
    for (const [ref, until] of stuck) if (until <= clock.now()) stuck.delete(ref);
    const due = await dueAt(redis, keys, clock.now(), batchSize + stuck.size);
    // Side by side: a night's worth of deadlines at one moment must not wait for each other.
    const passing = await Promise.all(due.filter((one) => !stuck.has(one)).map(passFirst));
    const passed = passing.filter(Boolean).length;
    // Nothing could pass though something is due: asking without a pause would not help it.
    if (due.length > 0 && passed === 0) return clock.now() + retryMs;
    const next = await nextDue(redis, keys);
    return Math.min(next ?? Number.POSITIVE_INFINITY, noticed, clock.now() + longestSleepMs);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const next = await passDue().catch((error: unknown) => {
        log.error({ error }, 'the clock could not read what is due');
        return clock.now() + retryMs;
      });
      if (next > clock.now()) await sleepUntil(next);
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
