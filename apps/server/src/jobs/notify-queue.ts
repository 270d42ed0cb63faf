import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Logger } from '../ops/logger.ts';

export const notifyQueue = 'notify';
const dayS = 24 * 60 * 60;
const eventsKept = 1_000;
const atOnce = 100;

/** Jobs that ended are kept only to be seen on the queue board; the outbox does not need them. */
const options = {
  attempts: 100, // more than enough: the outbox decides how often a message is tried
  backoff: { type: 'outbox' },
  removeOnComplete: { age: dayS, count: 1_000 },
  removeOnFail: { age: 7 * dayS, count: 1_000 },
};

/** [NT3] One job for each message, with the same ID. It has no content: the message is in the outbox. */
export type NotifyQueue = {
  queue: Queue;
  /** Makes jobs; a message may have had one before. A job that is still to run is left as it is. */
  schedule(messages: readonly { id: string; nextAt: number }[]): Promise<void>;
  depths(): Promise<Record<string, number>>;
  close(): Promise<void>;
};

export type NotifyQueueParts = {
  /** Answers or fails soon: adding a job must not wait for a Redis that is away. */
  connection: Redis;
  prefix: string;
  systemClock: { now(): number };
  log: Pick<Logger, 'warn'>;
};

export function createNotifyQueue({ connection, prefix, systemClock, log }: NotifyQueueParts): NotifyQueue {
  const queue = new Queue(notifyQueue, {
    connection,
    prefix,
    defaultJobOptions: options,
    streams: { events: { maxLen: eventsKept } },
  });
  queue.on('error', (error) => log.warn({ error }, 'the queue of messages is in trouble'));

  async function schedule({ id, nextAt }: { id: string; nextAt: number }): Promise<void> {
    const state = await queue.getJobState(id);
    if (state === 'completed' || state === 'failed') await queue.remove(id);
    else if (state !== 'unknown') return;
    await queue.add('send', {}, { jobId: id, delay: Math.max(0, nextAt - systemClock.now()) });
  }

  return {
    queue,
    async schedule(messages) {
      for (let i = 0; i < messages.length; i += atOnce) {
        await Promise.all(messages.slice(i, i + atOnce).map(schedule));
      }
    },
    depths: () => queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
    close: () => queue.close(),
  };
}
