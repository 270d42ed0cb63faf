import { UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Attempt } from '../notify/attempt.ts';
import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { pause } from '../ops/pause.ts';
import { notifyQueue } from './notify-queue.ts';

/** Which times a worker keeps; tests hand in shorter ones. */
export type WorkerTimes = {
  lockMs: number; // a worker that is silent for longer has lost its job
  stalledEveryMs: number; // how often that is looked for
  finishWithinMs: number; // how long a stopping worker lets a sending go on
};

export const usualTimes: WorkerTimes = { lockMs: 30_000, stalledEveryMs: 15_000, finishWithinMs: 5_000 };

const concurrency = 8;
const mostStalls = 5; // then the sweep makes another job
const troubleMs = 5_000;
const leaveWithinMs = 2_000;

/** To be tried again: how late, the outbox has said. */
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
  pace: Clock;
  log: Pick<Logger, 'warn' | 'error'>;
};

/** [I9] Sends messages, in each process: whichever is free takes the next one. */
export function startNotifyWorker(parts: NotifyWorkerParts): { stop(): Promise<void> } {
  const { connection, prefix, attempt, times = usualTimes, pace, log } = parts;
  const stopping = new AbortController();
  const worker = new Worker(
    notifyQueue,
    async ({ id }) => {
      if (id === undefined) return;
      const attempted = await attempt(id, stopping.signal);
      if (attempted.is === 'later') throw new Later(attempted.ms);
      if (attempted.is === 'dead') throw new UnrecoverableError(attempted.why);
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
      const closed = worker.close();
      closed.catch((error: unknown) => log.error({ error }, 'the worker of messages did not close'));
      await Promise.race([closed, pause(pace, times.finishWithinMs)]);
      stopping.abort();
      await Promise.race([closed, pause(pace, leaveWithinMs)]).catch(() => undefined);
      connection.disconnect();
    },
  };
}
