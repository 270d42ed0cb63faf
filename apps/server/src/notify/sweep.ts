import { hourMs } from '@cordon/protocol/time.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import type { Outbox } from './outbox/outbox.ts';

const everyMs = 60_000;
/** How long messages are kept that were sent or no longer true; and those that could not be sent. */
const sentKeptMs = 7 * 24 * hourMs;
const deadKeptMs = 90 * 24 * hourMs;

export type OutboxSweepParts = {
  outbox: Pick<Outbox, 'pending' | 'trim'>;
  /** Makes a job of each that has none. */
  schedule(messages: readonly { id: string; nextAt: number }[]): Promise<void>;
  siteClock: { now(): number };
  systemClock: SystemClock;
  log: Pick<Logger, 'error'>;
};

/** [NT3] Makes the missing jobs, at the start and every minute, and forgets messages that are long over. */
export function startOutboxSweep({ outbox, schedule, siteClock, systemClock, log }: OutboxSweepParts): {
  stop(): Promise<void>;
} {
  async function sweep(): Promise<void> {
    await schedule(await outbox.pending());
    await outbox.trim('sent', siteClock.now() - sentKeptMs);
    await outbox.trim('overtaken', siteClock.now() - sentKeptMs);
    await outbox.trim('dead', siteClock.now() - deadKeptMs);
  }

  return startPeriodicTask({
    systemClock,
    restMs: everyMs,
    round: () => sweep().catch((error: unknown) => log.error({ error }, 'the outbox could not be looked through')),
  });
}
