import type { EventsPacket, Followed } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import { type Feed, createFeed } from '../feed/feed.ts';
import type { PlaceFile } from '../feed/place-file.ts';
import type { View } from '../feed/view.ts';
import { markOf } from '../log/mark.ts';
import { readRange } from '../log/read.ts';
import type { Clock } from '../ops/clock.ts';
import { createClosers } from '../ops/closers.ts';
import { realClock } from '../ops/real-clock.ts';
import { createRedisClients } from '../ops/redis-clients.ts';
import { demoKeys, silent } from './submit-fixture.ts';

type Good = Extract<Followed, { ok: true }>;

/** What one screen has received: its answer to `follow`, then packets. */
export type Screen = {
  id: string;
  answer: Good | null;
  packets: EventsPacket[];
  /** Every seq that it has received, in order. */
  seqs(): number[];
  /** The last entry that it knows of. */
  upTo(): number;
  /** The same as a place in the feed, to follow on from. */
  place(): Position;
  leave(): void;
};

/** A process that follows the feed, with screens instead of sockets. */
export type FeedFixture = {
  feed: Feed;
  /** What screens knew and the store did not. */
  unknown: Position[];
  /** How many breaks of the feed this process has counted. */
  breaks(): number;
  /** @param after a place, or the number of an entry that the store has now */
  follow(view: View, after?: number | Position, packed?: boolean): Promise<Screen>;
  caughtUp(seq: number): Promise<void>;
  stop(): Promise<void>;
};

export async function createFeedFixture(url: string, clock: Clock, place?: PlaceFile): Promise<FeedFixture> {
  const closers = createClosers(silent);
  const clients = await createRedisClients(url, { systemClock: realClock, log: silent });
  closers.add(() => clients.close());
  const rooms = new Map<string, Set<Screen>>();
  const send = (room: string, packet: EventsPacket) => {
    for (const screen of rooms.get(room) ?? []) screen.packets.push(packet);
  };
  let breaks = 0;
  const feed = createFeed({
    ...{
      redis: clients.commands,
      tail: clients.tail,
      keys: demoKeys,
      siteClock: clock,
      systemClock: realClock,
      log: silent,
      closers,
      send,
      measures: { feedBroke: (count) => void (breaks += count) },
      ...(place && { place }),
    },
  });
  await feed.start();
  const unknown: Position[] = [];
  feed.onUnknownEntries((position) => void unknown.push(position));
  async function placeOf(seq: number): Promise<Position> {
    const [entry] = await readRange(clients.commands, demoKeys, seq, seq);
    return { feed: feed.live.identity().id, seq, mark: entry === undefined ? 'none' : markOf(entry.text) };
  }
  let screens = 0;
  return {
    feed,
    unknown,
    breaks: () => breaks,
    async follow(view, after, packed = false) {
      const screen = openScreen(`screen-${(screens += 1)}`, () => {
        for (const room of rooms.values()) room.delete(screen);
        feed.broadcast.leave(screen.id);
      });
      const from = typeof after === 'number' ? await placeOf(after) : after;
      await feed.followers.follow({ packed, ...(from !== undefined && { after: from }) }, view, {
        id: screen.id,
        join(room) {
          rooms.set(room, (rooms.get(room) ?? new Set()).add(screen));
          return true;
        },
        answer: (answer) => void (screen.answer = answer),
      });
      return screen;
    },
    caughtUp: (seq) => feed.live.reached(seq),
    stop: () => closers.closeAll(),
  };
}

function openScreen(id: string, leave: () => void): Screen {
  return {
    id,
    answer: null,
    packets: [],
    seqs() {
      const answered = this.answer !== null && 'events' in this.answer ? this.answer.events : [];
      return [...answered, ...this.packets.flatMap(({ events }) => events)].map(({ seq }) => seq);
    },
    upTo() {
      return this.packets.at(-1)?.upTo ?? this.answer?.seq ?? 0;
    },
    place() {
      const last = this.packets.at(-1) ?? this.answer;
      if (last === null || last === undefined) throw new Error('nothing was answered');
      return { feed: last.feed, seq: this.upTo(), mark: last.mark };
    },
    leave,
  };
}
