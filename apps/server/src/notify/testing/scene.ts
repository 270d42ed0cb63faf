import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect } from 'vitest';
import { type SubmitFixture, createSubmitFixture } from '../../testing/submit-fixture.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import {
  addChannel,
  noticeAll,
  type NotifyFixture,
  createNotifyFixture,
  ring,
  type NotifyFixtureParts,
} from './notify-fixture.ts';

/** A site with one channel, what receives its messages, and one process that could send them. */
export type NotifyScene = {
  server: TestRedis;
  redis: Redis;
  fixture: SubmitFixture;
  receiver: Receiver;
  notifier: NotifyFixture;
};

/** Makes a scene for each test of the file, and passes it to `begin`. The result works on the scene of the running test. */
export function useNotifyScene(begin: (scene: NotifyScene) => void) {
  let scene: NotifyScene;
  const notifiers: NotifyFixture[] = [];

  /** Another process at the same store. */
  async function open(parts: Partial<NotifyFixtureParts> = {}): Promise<NotifyFixture> {
    const opened = await createNotifyFixture({ connect: (options) => scene.server.connect(options), ...parts });
    notifiers.push(opened);
    return opened;
  }

  beforeEach(async () => {
    const server = await startTestRedis({ appendfsync: 'no' });
    const redis = server.connect();
    const fixture = await createSubmitFixture(redis);
    const receiver = await startReceiver();
    const notifier = await createNotifyFixture({ connect: (options) => server.connect(options) });
    notifiers.push(notifier);
    scene = { server, redis, fixture, receiver, notifier };
    await addChannel(fixture, notifier, receiver);
    begin(scene);
  });
  afterEach(async () => {
    await Promise.all(notifiers.splice(0).map((one) => one.stop()));
    await scene.receiver.stop();
    await scene.server.stop();
  });

  return {
    open,
    /** Notifies every process that the feed has gone on. */
    notice: () => noticeAll(notifiers),
    /** Raises and escalates an alert, and notifies every process. */
    async ringNow(): Promise<string> {
      const alertId = await ring(scene.redis, scene.fixture);
      noticeAll(notifiers);
      return alertId;
    },
    /** The messages that came, in order, by their IDs. */
    ids: () => scene.receiver.received.map(({ headers }) => String(headers['webhook-id'])),
    settled: async (state: { pending?: number; dead?: number }) =>
      expect.poll(() => scene.notifier.notify.depths()).toMatchObject({ pending: 0, dead: 0, ...state }),
  };
}
