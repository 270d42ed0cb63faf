import { backoffMs } from '@cordon/protocol/backoff.ts';
import type { EventsPacket, Followed } from '@cordon/protocol/wire/feed.ts';
import { reconnectBackoff } from '@cordon/protocol/wire/protocol.ts';
import { openSocket } from '@cordon/server/testing/cordon.ts';
import type { Socket } from 'socket.io-client';
import { openResources } from './open-resources.ts';
import type { Device } from './device.ts';

/** A screen that follows the feed, and comes back by the client's own policy as often as its connection is lost. */
export type Follower = {
  /** Of the events, in the order in which they came. */
  readonly seqs: readonly number[];
  readonly snapshots: () => number;
  readonly connections: () => number;
  /** How long it was away each time, in ms: from the loss until it was caught up again. */
  readonly awayMs: readonly number[];
  close(): Promise<void>;
};

type Place = { feed: string; seq: number; mark: string };

/** @returns when it has the picture */
export async function follow(device: Device, token: string): Promise<Follower> {
  const seqs: number[] = [];
  const awayMs: number[] = [];
  const joined = Promise.withResolvers<void>();
  let place: Place | null = null;
  let [snapshots, connections] = [0, 0];
  let socket: Socket | null = null;
  let isClosed = false;

  function take({ events, feed, upTo, mark }: EventsPacket): void {
    seqs.push(...events.map(({ seq }) => seq));
    place = { feed, seq: upTo, mark };
  }

  /** @returns when the connection is lost */
  async function connectOnce(): Promise<void> {
    const opened = openSocket(device.url, await device.auth(token));
    socket = opened;
    const early: EventsPacket[] = [];
    let takes = (packet: EventsPacket): void => void early.push(packet);
    opened.on('events', (packet: EventsPacket) => takes(packet));
    const lost = new Promise<void>((resolve) => {
      opened.once('disconnect', () => resolve());
      opened.once('connect_error', () => resolve());
    });
    const answered = new Promise<Followed>((resolve) => {
      opened.once('connect', () => opened.emit('follow', place === null ? {} : { after: place }, resolve));
    });
    const followed = await Promise.race([answered, lost]);
    if (followed?.ok === true) {
      connections += 1;
      if ('events' in followed) take({ ...followed, upTo: followed.seq });
      else {
        snapshots += 1;
        place = { feed: followed.feed, seq: followed.seq, mark: followed.mark };
      }
      for (const packet of early) take(packet);
      takes = take;
      joined.resolve();
      if (lostAt !== null) awayMs.push(performance.now() - lostAt);
      await lost;
      lostAt = performance.now();
      attempt = 0;
    }
    opened.disconnect();
  }
  let lostAt: number | null = null;
  let attempt = 0;

  async function run(): Promise<void> {
    while (!isClosed) {
      await connectOnce().catch(() => undefined); // what asks for a proof fails too while nobody is there
      attempt += 1;
      if (!isClosed)
        await new Promise((resolve) => setTimeout(resolve, backoffMs(reconnectBackoff, attempt, Math.random())));
    }
  }

  const running = run();
  const close = openResources.add('a follower', async () => {
    isClosed = true;
    socket?.disconnect();
    await running;
  });
  await joined.promise;
  return { seqs, snapshots: () => snapshots, connections: () => connections, awayMs, close };
}
