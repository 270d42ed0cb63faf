import type { EventsPacket, FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import { pulseMs } from '@cordon/protocol/wire/protocol.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import { shownTo, type View } from './view.ts';

/** Long enough that a busy feed costs one packet and not fifty, too short to be noticed. */
const windowMs = 15;

/** The way out to the followers of one view, who are all told the same at once. */
export type Send = (room: string, packet: EventsPacket) => void;

export type Broadcast = {
  /** @param upTo the place after them, which may lie beyond the last that is shown to anybody */
  add(events: readonly FeedEvent[], upTo: Position): void;
  /** Everything up to now is known, even when it is nothing new. */
  heard(): void;
  /** Sends what waits, to those who follow already. */
  flush(): void;
  join(view: View, follower: string): void;
  leave(follower: string): void;
  restart(from: Position): void;
  /** How far the followers have been told everything that is theirs. */
  toldUpTo(): number;
  stop(): void;
};

export type BroadcastParts = { siteClock: SiteClock; systemClock: SystemClock; send: Send };

/** [F2] One packet for each view and tick: at once when it is quiet, every 15 ms when it is not. */
export function openBroadcast({ siteClock, systemClock, send }: BroadcastParts): Broadcast {
  const rooms = new Map<string, { view: View; followers: Set<string> }>();
  let waiting: FeedEvent[] = [];
  let at = { feed: '', seq: 0, mark: '' };
  let lastFlush = Number.NEGATIVE_INFINITY;
  let isHeard = false;
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
    for (const [room, { view }] of rooms) {
      const seen = shownTo(view, events);
      if (seen.length > 0) send(room, packet(seen));
    }
  }

  /** [F6] Only when Redis was heard since the last one: a pulse says that the picture is current. */
  function pulse(): void {
    flush();
    if (isHeard) for (const room of rooms.keys()) send(room, packet([]));
    isHeard = false;
    cancelPulse = systemClock.setTimer(pulseMs, pulse);
  }

  return {
    flush,
    add(events, upTo) {
      waiting.push(...events);
      at = upTo;
      const rest = lastFlush + windowMs - systemClock.now();
      if (rest <= 0) flush();
      else cancelWindow ??= systemClock.setTimer(rest, flush);
    },
    heard: () => void (isHeard = true),
    join(view, follower) {
      this.leave(follower);
      const room = rooms.get(view.room);
      if (room === undefined) rooms.set(view.room, { view, followers: new Set([follower]) });
      else room.followers.add(follower);
    },
    leave(follower) {
      for (const [name, { followers }] of rooms) {
        followers.delete(follower);
        if (followers.size === 0) rooms.delete(name);
      }
    },
    restart(from) {
      waiting = [];
      at = from;
    },
    toldUpTo: () => (waiting[0] === undefined ? at.seq : waiting[0].seq - 1),
    stop() {
      cancelWindow?.();
      cancelPulse();
    },
  };
}
