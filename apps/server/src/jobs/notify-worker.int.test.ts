import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { demoKeys } from '../testing/submit-fixture.ts';
import type { Receiver } from '../notify/testing/receiver.ts';
import type { NotifyFixture } from '../notify/testing/notify-fixture.ts';
import { useNotifyScene } from '../notify/testing/scene.ts';

let server: TestRedis;
let redis: Redis;
let receiver: Receiver;
let notifier: NotifyFixture;
const { open, ringNow, ids, settled } = useNotifyScene((scene) => {
  ({ server, redis, receiver, notifier } = scene);
});

const workerProgram = fileURLToPath(new URL('../notify/testing/worker-process.ts', import.meta.url));
async function startWorkerProcess() {
  const child = spawn(process.execPath, [workerProgram, server.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

/** The claim of who sends no longer runs out by itself; here nobody waits for that. */
async function endClaim(): Promise<void> {
  const [claim = ''] = await redis.keys(demoKeys.outbox.claim('*'));
  await redis.del(claim);
}

describe('a worker', () => {
  it('[NT9] that is killed in the middle of sending: another one finishes', async () => {
    receiver.answers((_, count) => (count === 1 ? 'hang' : {}));
    const child = await startWorkerProcess();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await endClaim();
    notifier.work();
    await receiver.got(2);
    await settled({});
    expect(receiver.received).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });

  it('[NT9] that is frozen in the middle of sending: another one finishes, and its late result changes nothing', async () => {
    const held = Promise.withResolvers<{ status: number }>();
    receiver.answers((_, count) => (count === 1 ? held.promise : {}));
    const child = await startWorkerProcess();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    child.kill('SIGSTOP');
    await endClaim();
    notifier.work();
    await receiver.got(2);
    await settled({});
    const sent = await redis.zrange(demoKeys.outbox.sent, '0', '-1', 'WITHSCORES');
    expect(sent).toHaveLength(2);

    held.resolve({ status: 500 }); // the frozen one would try again, later
    const tried = once(child.stdout, 'data');
    child.kill('SIGCONT');
    await tried;
    child.kill('SIGKILL');
    await once(child, 'exit');
    await settled({});
    expect(await redis.zrange(demoKeys.outbox.sent, '0', '-1', 'WITHSCORES')).toEqual(sent);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });

  it('[NT9] that stops lets a sending end', async () => {
    const answered = Promise.withResolvers<{ status: number }>();
    receiver.answers(() => answered.promise);
    const worker = notifier.work();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    const stopped = worker.stop();
    answered.resolve({ status: 200 });
    await stopped;
    await settled({});
    expect(receiver.received).toHaveLength(1);
  });

  it('[NT9] that stops does not wait for ever, and leaves the message to another', async () => {
    receiver.answers((_, count) => (count === 1 ? 'hang' : {}));
    const worker = notifier.work();
    await notifier.keep();
    await ringNow();
    await receiver.got(1);
    await worker.stop();
    expect(receiver.received).toHaveLength(1); // it is still without an answer
    const other = await open();
    await other.keep();
    other.work();
    await receiver.got(2);
    await settled({});
  });
});
