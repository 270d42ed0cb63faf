import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { openNap } from '../ops/nap.ts';
import type { DurabilityReport } from './durability.ts';

export const everyMs = 60_000;

export type SettingsWatchParts = {
  /** As they were judged at the start. */
  first: DurabilityReport;
  judge(): Promise<DurabilityReport>;
  pace: Clock;
  log: Pick<Logger, 'warn'>;
};

export type SettingsWatch = {
  /** The last judgement; a Redis that does not answer leaves it as it is. */
  report(): DurabilityReport;
  /** There is a new connection: who answers may be another Redis, or the same one with other settings. */
  judgeAgain(): void;
  stop(): Promise<void>;
};

/** [RH4] Settings can be changed while Redis runs, and a Redis can be exchanged: judged at each connection and every minute. */
export function watchSettings({ first, judge, pace, log }: SettingsWatchParts): SettingsWatch {
  const nap = openNap(pace);
  let report = first;
  let stopped = false;
  let isWanted = false; // asked for while a judgement was being made

  async function look(): Promise<void> {
    try {
      report = await judge();
    } catch (error) {
      log.warn({ error }, 'the settings of Redis could not be read');
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      if (!isWanted) await nap.sleep(everyMs);
      isWanted = false;
      if (!stopped) await look();
    }
  }

  const running = run();
  return {
    report: () => report,
    judgeAgain() {
      isWanted = true;
      nap.wake();
    },
    async stop() {
      stopped = true;
      nap.wake();
      await running;
    },
  };
}
