import type { EventsPacket, FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import { pulseMs } from '@cordon/protocol/wire/protocol.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import { shownTo, type View } from './view.ts';

/** In ms. Long enough that a busy feed costs one packet and not fifty, too short to be noticed. */
const longestWindowMs = 15;
/** What sending to one follower costs, several times over: with a few of them, nothing needs to wait. */
const windowOfFollowerMs = 0.15;

/** Sends a packet to all followers of one view at once. */
export type Send = (room: string, packet: EventsPacket) => void;

export type Broadcast = {
  /** @param upTo the place after these events, which may lie beyond the last one that is shown to anybody */
  add(events: readonly FeedEvent[], upTo: Position): void;
  /** The picture is current: Redis has just answered, even when there was nothing new. */
  confirmCurrent(): void;
  /** Sends the events that wait, to those who follow already. */
  flush(): void;
  join(view: View, follower: string): void;
  leave(follower: string): void;
  restart(from: Position): void;
  /** The last entry up to which the followers were sent everything that their view shows. */
  sentUpTo(): number;
  stop(): void;
};

export type BroadcastParts = { siteClock: SiteClock; systemClock: SystemClock; send: Send };

/** [F2] One packet for each view and tick: at once when it is quiet, every 15 ms for a hundred followers when it is not. */
export function createBroadcast({ siteClock, systemClock, send }: BroadcastParts): Broadcast {
  const rooms = createRooms();
  let waiting: FeedEvent[] = [];
  let at = { feed: '', seq: 0, mark: '' };
  let lastFlush = Number.NEGATIVE_INFINITY;
  let isCurrent = false;
  let cancelWindow: (() => void) | null = null;
  let cancelPulse = systemClock.setTimer(pulseMs, pulse);

  const packet = (events: FeedEvent[]): EventsPacket => ({
    ...{ events, feed: at.feed, upTo: at.seq, mark: at.mark, now: siteClock.now() },
  });

  function flush(): void {
    cancelWindow?.();
    cancelWindow = null;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    lastFlush = systemClock.now();
    for (const view of rooms.views()) {
      const seen = shownTo(view, events);
      if (seen.length > 0) send(view.room, packet(seen));
    }
  }

  /** [F6] Only when Redis has answered since the last pulse: it says that the picture is current. */
  function pulse(): void {
    flush();
    if (isCurrent) for (const { room } of rooms.views()) send(room, packet([]));
    isCurrent = false;
    cancelPulse = systemClock.setTimer(pulseMs, pulse);
  }

  return {
    flush,
    add(events, upTo) {
      waiting.push(...events);
      at = upTo;
      const windowMs = Math.min(longestWindowMs, windowOfFollowerMs * rooms.count());
      const rest = lastFlush + windowMs - systemClock.now();
      if (rest <= 0) flush();
      else cancelWindow ??= systemClock.setTimer(rest, flush);
    },
    confirmCurrent: () => void (isCurrent = true),
    join: rooms.join,
    leave: rooms.leave,
    restart(from) {
      waiting = [];
      at = from;
    },
    sentUpTo: () => (waiting[0] === undefined ? at.seq : waiting[0].seq - 1),
    stop() {
      cancelWindow?.();
      cancelPulse();
    },
  };
}

/** The views that are followed, and by whom. Each follower has one view. */
function createRooms() {
  const rooms = new Map<string, { view: View; followers: Set<string> }>();

  function leave(follower: string): void {
    for (const [name, { followers }] of rooms) {
      followers.delete(follower);
      if (followers.size === 0) rooms.delete(name);
    }
  }

  return {
    views: () => [...rooms.values()].map(({ view }) => view),
    count: () => [...rooms.values()].reduce((sum, { followers }) => sum + followers.size, 0),
    leave,
    join(view: View, follower: string): void {
      leave(follower);
      const room = rooms.get(view.room);
      if (room === undefined) rooms.set(view.room, { view, followers: new Set([follower]) });
      else room.followers.add(follower);
    },
  };
}
