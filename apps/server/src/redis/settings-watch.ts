import type { RedisSetting } from '@cordon/protocol/site/watch.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { openCancellableDelay } from '../ops/cancellable-delay.ts';
import type { DurabilityReport } from './durability.ts';

export const everyMs = 60_000;

export type SettingsWatchParts = {
  /** As they were judged at the start. */
  first: DurabilityReport;
  judge(): Promise<DurabilityReport>;
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
};

/** What was found of the settings that lose confirmed steps. */
export type SettingsFound = {
  at: number; // when, by the system clock
  unsafe: readonly RedisSetting[] | null; // null: they may not be read
  accepted: readonly RedisSetting[]; // of these, what this process was started with and has not seen right since
};

export type SettingsWatch = {
  /** The last judgement; a Redis that does not answer leaves it as it is. */
  report(): DurabilityReport;
  /** The same, for those who tell people [RH10]. */
  found(): SettingsFound;
  /** There is a new connection: who answers may be another Redis, or the same one with other settings. */
  judgeAgain(): void;
  stop(): Promise<void>;
};

/** [RH4] Settings can be changed while Redis runs, and a Redis can be exchanged: judged at each connection and every minute. */
export function watchSettings({ first, judge, systemClock, log }: SettingsWatchParts): SettingsWatch {
  const delay = openCancellableDelay(systemClock);
  let report = first;
  let found: SettingsFound = { at: systemClock.now(), unsafe: first.unsafe, accepted: first.unsafe ?? [] };
  let stopped = false;
  let isWanted = false; // asked for while a judgement was being made

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
