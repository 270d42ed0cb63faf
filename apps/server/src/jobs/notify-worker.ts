import { UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Attempt } from '../notify/attempt.ts';
import type { SystemClock } from '../ops/clock.ts';
import { createInFlight } from '../ops/in-flight.ts';
import type { Logger } from '../ops/logger.ts';
import { within } from '../ops/within.ts';
import { notifyQueue } from './notify-queue.ts';

/** A worker's times, in ms; tests use shorter ones. */
export type WorkerTimes = {
  lockMs: number; // a worker that does not renew its lock for so long has lost its job
  stalledEveryMs: number; // how often that is checked
  finishWithinMs: number; // how long a stopping worker waits for a sending
};

export const usualTimes: WorkerTimes = { lockMs: 30_000, stalledEveryMs: 15_000, finishWithinMs: 5_000 };

const concurrency = 8;
const mostStalls = 5; // then the sweep makes another job
const troubleMs = 5_000;
const leaveWithinMs = 1_000;

/** The message is to be tried again, after the time that the outbox has said. */
class Later extends Error {
  readonly ms: number;
  constructor(ms: number) {
    super(`again in ${Math.ceil(ms / 1_000)} s`);
    this.ms = ms;
  }
}

export type NotifyWorkerParts = {
  /** Waits for as long as Redis is away. */
  connection: Redis;
  prefix: string;
  attempt: Attempt;
  times?: WorkerTimes;
  systemClock: SystemClock;
  log: Pick<Logger, 'warn'>;
};

/** [NT9] Sends messages. Each process has a worker, and a free one takes the next job. */
export function startNotifyWorker(parts: NotifyWorkerParts): { stop(): Promise<void> } {
  const { connection, prefix, attempt, times = usualTimes, systemClock, log } = parts;
  const stopping = new AbortController();
  const sending = createInFlight();
  const worker = new Worker(
    notifyQueue,
    async ({ id }) => {
      if (id === undefined) return;
      const attempted = await sending.track(attempt(id, stopping.signal));
      if (attempted.kind === 'later') throw new Later(attempted.ms);
      if (attempted.kind === 'dead') log.warn({ message: id, why: attempted.why }, 'a message was given up');
      if (attempted.kind === 'dead') throw new UnrecoverableError(attempted.why);
    },
    {
      connection,
      prefix,
      concurrency,
      lockDuration: times.lockMs,
      stalledInterval: times.stalledEveryMs,
      maxStalledCount: mostStalls,
      settings: { backoffStrategy: (_made, _type, error) => (error instanceof Later ? error.ms : troubleMs) },
    },
  );
  worker.on('error', (error) => log.warn({ error }, 'the worker of messages is in trouble'));

  return {
    async stop() {
      const closed = worker.close(); // no further job is taken
      await sending.settled(systemClock, times.finishWithinMs);
      stopping.abort();
      // While Redis is away, closing would wait for it. Another worker's stall check finds the unfinished job.
      await within(systemClock, leaveWithinMs, closed).catch(() =>
        log.warn('the worker of messages was ended before it could close'),
      );
      connection.disconnect();
    },
  };
}
