import type { RedisSetting } from '@cordon/protocol/site/watch.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { createCancellableDelay } from '../ops/cancellable-delay.ts';
import type { DurabilityReport } from './durability.ts';

export const everyMs = 60_000;

export type SettingsWatchParts = {
  /** The judgement of the start. */
  first: DurabilityReport;
  judge(): Promise<DurabilityReport>;
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
};

/** What was found about the settings that may lose confirmed steps. */
export type SettingsFound = {
  at: number; // when it was found, in epoch ms of real time
  unsafe: readonly RedisSetting[] | null; // null: they may not be read
  accepted: readonly RedisSetting[]; // of these, the ones that were so at the start of this process, and ever since
};

export type SettingsWatch = {
  /** The last judgement; it stays as it is while Redis does not answer. */
  report(): DurabilityReport;
  /** The same, for the watch that reports it [RH10]. */
  found(): SettingsFound;
  /** There is a new connection: it may lead to another Redis, or to the same one with other settings. */
  judgeAgain(): void;
  stop(): Promise<void>;
};

/** [RH4] Judges the settings at each connection and every minute: they can change while Redis runs, and Redis can be exchanged. */
export function watchSettings({ first, judge, systemClock, log }: SettingsWatchParts): SettingsWatch {
  const delay = createCancellableDelay(systemClock);
  let report = first;
  let found: SettingsFound = { at: systemClock.now(), unsafe: first.unsafe, accepted: first.unsafe ?? [] };
  let stopped = false;
  let isWanted = false; // another judgement is wanted after the present one

  async function look(): Promise<void> {
    try {
      const at = systemClock.now();
      report = await judge();
      const { unsafe } = report;
      const accepted = found.accepted.filter((setting) => unsafe === null || unsafe.includes(setting));
      found = { at, unsafe, accepted };
    } catch (error) {
      log.warn({ error }, 'the settings of Redis could not be read');
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      if (!isWanted) await delay.sleep(everyMs);
      isWanted = false;
      if (!stopped) await look();
    }
  }

  const running = run();
  return {
    report: () => report,
    found: () => found,
    judgeAgain() {
      isWanted = true;
      delay.wake();
    },
    async stop() {
      stopped = true;
      delay.wake();
      await running;
    },
  };
}
