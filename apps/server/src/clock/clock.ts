import type { Instant } from '@cordon/protocol/time.ts';
import { createPassDue, type PassDueParts, retryMs } from './pass-due.ts';

/** Should a wake-up ever be missed, a deadline is late by no more than this. */
const longestSleepMs = 10_000;

export type DeadlineClock = {
  /** There is a deadline at this moment; it may be earlier than the one that the clock sleeps for. */
  notice(at: Instant): void;
  stop(): Promise<void>;
};

/** [T1] Sleeps until the earliest deadline, then asks for it to pass, by the same entry point as every command. */
export function startDeadlineClock(parts: PassDueParts): DeadlineClock {
  const { siteClock, log } = parts;
  const passDue = createPassDue(parts);
  let stopped = false;
  let sleepingUntil: Instant = Number.NEGATIVE_INFINITY;
  let noticed: Instant = Number.POSITIVE_INFINITY; // the earliest since the last look
  let wake: () => void = () => undefined;

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

  /** @returns when to look again */
  async function look(): Promise<Instant> {
    noticed = Number.POSITIVE_INFINITY;
    const next = await passDue();
    return Math.min(next, noticed, siteClock.now() + longestSleepMs);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const next = await look().catch((error: unknown) => {
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
