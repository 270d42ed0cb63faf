import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Door, openDoor } from '../../testing/door.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { addChannel, noticeAll, type NotifyRoom, openNotifyRoom, ring, type RoomParts } from './room.ts';

/** A site with one channel, what receives its messages, and one process that could send them. */
export type NotifyScene = { server: TestRedis; redis: Redis; door: Door; receiver: Receiver; room: NotifyRoom };

/** A scene for each test of the file, handed to `begin`; what is given back speaks of the one of the test that runs. */
export function useNotifyScene(begin: (scene: NotifyScene) => void) {
  let scene: NotifyScene;
  const rooms: NotifyRoom[] = [];

  /** Another process at the same store. */
  async function open(parts: Partial<RoomParts> = {}): Promise<NotifyRoom> {
    const opened = await openNotifyRoom({ connect: (options) => scene.server.connect(options), ...parts });
    rooms.push(opened);
    return opened;
  }

  beforeEach(async () => {
    const server = await startTestRedis({ appendfsync: 'no' });
    const redis = server.connect();
    const door = await openDoor(redis);
    const receiver = await startReceiver();
    const room = await openNotifyRoom({ connect: (options) => server.connect(options) });
    rooms.push(room);
    scene = { server, redis, door, receiver, room };
    await addChannel(door, room, receiver);
    begin(scene);
  });
  afterEach(async () => {
    await Promise.all(rooms.splice(0).map((one) => one.stop()));
    await scene.receiver.stop();
    await scene.server.stop();
  });

  return {
    open,
    /** The feed has gone on: every process hears of it. */
    notice: () => noticeAll(rooms),
    /** A vehicle rings, and its people are to be told at once. */
    async ringNow(): Promise<string> {
      const alertId = await ring(scene.redis, scene.door);
      noticeAll(rooms);
      return alertId;
    },
    /** The messages that came, in order, by their IDs. */
    ids: () => scene.receiver.received.map(({ headers }) => String(headers['webhook-id'])),
    settled: async (state: { pending?: number; dead?: number }) =>
      expect.poll(() => scene.room.notify.depths()).toMatchObject({ pending: 0, dead: 0, ...state }),
  };
}
