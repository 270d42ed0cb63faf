import { Queue, QueueEvents, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Peer } from './peer.ts';
import { afterStep, type PeerEvent, type PeerState, type StepCommand } from './step.ts';

const concurrency = 64;
const name = 'steps';

/** A job for each step; a worker in the same process carries it out, and it is acknowledged when the job is completed. */
export async function withBullmq(path: string): Promise<Peer> {
  const connection = { path, maxRetriesPerRequest: null };
  const redis = new Redis({ path });
  const queue = new Queue<StepCommand, number>(name, { connection });
  const completions = new QueueEvents(name, { connection });
  for (const one of [queue, completions]) one.setMaxListeners(0); // each step waits for its own job
  let tell: (event: PeerEvent) => void = () => undefined;
  const worker = new Worker<StepCommand, number>(
    name,
    async ({ data }) => {
      const stored = await redis.get(`visit:${data.visitId}`);
      if (stored === null) throw new RangeError(`no visit ${data.visitId}`);
      const { state, event } = afterStep(JSON.parse(stored) as PeerState, data);
      const writing = redis.multi().set(`visit:${data.visitId}`, JSON.stringify(state));
      await writing.xadd('feed', '*', 'e', JSON.stringify(event)).exec();
      tell(event);
      return state.version;
    },
    { connection, concurrency },
  );
  await Promise.all([queue.waitUntilReady(), completions.waitUntilReady(), worker.waitUntilReady()]);
  return {
    async step(command) {
      const options = { jobId: command.commandId, removeOnComplete: { count: 1_000 } };
      const job = await queue.add('step', command, options);
      return job.waitUntilFinished(completions);
    },
    follow: (onEvent) => Promise.resolve(void (tell = onEvent)),
    async declare(visitIds) {
      const writing = redis.pipeline();
      for (const id of visitIds) writing.set(`visit:${id}`, JSON.stringify({ version: 0, steps: [] }));
      await writing.exec();
    },
    async close() {
      await worker.close(true);
      await completions.close();
      await queue.close();
      redis.disconnect();
    },
  };
}
