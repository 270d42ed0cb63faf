import { inflateRawSync } from 'node:zlib';
import type { EventsPacket, FeedEvent, Followed, Snapshot } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { Socket } from 'socket.io-client';
import type { FollowerLog } from '../check/evidence.ts';
import { shownPrint } from '../check/shown.ts';
import { type ConnectionOptions, openConnection } from './connection.ts';

/** Somebody who follows the whole site and writes down what they are given; a lost connection goes on where it was. */
export type Follower = {
  readonly log: FollowerLog;
  at(): Position | null;
  /** Resolves when it has begun to follow. */
  begun: Promise<void>;
  /** Resolves when everything up to this entry was given. */
  reached(feed: string, seq: number): Promise<void>;
  /** Resolves at the next packet: an empty one says that the server has just looked, and there is nothing new. */
  nextPacket(): Promise<void>;
  /** Stops reading, as a screen whose link is too slow; true when it could. */
  pauseReading(isPaused: boolean): boolean;
  leave(): void;
};

export function startFollower(name: string, options: Omit<ConnectionOptions, 'onOpen'>): Follower {
  const log: FollowerLog = { name, steps: [] };
  const listening: (() => void)[] = [];
  let at: Position | null = null;
  let current: Socket | null = null;
  const { promise: begun, resolve: hasBegunOnce } = Promise.withResolvers<void>();
  const waiting = new Set<{ feed: string; seq: number; met(): void }>();

  function move(to: Position): void {
    at = to;
    for (const one of waiting) {
      if (to.feed !== one.feed || to.seq < one.seq) continue;
      waiting.delete(one);
      one.met();
    }
  }
  function take(feed: string, events: readonly FeedEvent[]): void {
    for (const event of events) log.steps.push({ kind: 'entry', feed, seq: event.seq, print: shownPrint(event) });
  }
  function takePacket({ events, feed, upTo, mark }: EventsPacket): void {
    for (const heard of listening.splice(0)) heard();
    take(feed, events);
    log.steps.push({ kind: 'upTo', feed, seq: upTo });
    move({ feed, seq: upTo, mark });
  }
  function begin(followed: Extract<Followed, { ok: true }>): void {
    const { feed, seq, mark } = followed;
    if ('snapshot' in followed) {
      log.steps.push({ kind: 'snapshot', feed, seq, versions: versionsOf(followed.snapshot) });
    } else if ('packed' in followed) {
      const snapshot = JSON.parse(inflateRawSync(followed.packed).toString()) as Snapshot;
      log.steps.push({ kind: 'snapshot', feed, seq: followed.at.seq, versions: versionsOf(snapshot) });
      take(feed, followed.since);
      log.steps.push({ kind: 'upTo', feed, seq });
    } else {
      log.steps.push({ kind: 'resumed', feed, seq: at?.seq ?? 0 });
      take(feed, followed.events);
      log.steps.push({ kind: 'upTo', feed, seq });
    }
    move({ feed, seq, mark });
    hasBegunOnce();
  }

  function onOpen(socket: Socket): void {
    current = socket;
    const early: EventsPacket[] = [];
    let hasBegun = false;
    socket.on('events', (packet: EventsPacket) => void (hasBegun ? takePacket(packet) : early.push(packet)));
    const asked = at === null ? { packed: true } : { packed: true, after: at };
    socket
      .timeout(options.answerMs)
      .emitWithAck('follow', asked)
      .then((followed: Followed) => {
        if (!followed.ok) return void socket.disconnect(); // asks again over another connection
        begin(followed);
        hasBegun = true;
        for (const packet of early) takePacket(packet);
        return undefined;
      })
      .catch(() => socket.disconnect());
  }

  const connection = openConnection({ ...options, onOpen });
  return {
    log,
    begun,
    at: () => at,
    nextPacket: () => new Promise((heard) => void listening.push(heard)),
    reached: (feed, seq) =>
      new Promise((met) => {
        if (at !== null && at.feed === feed && at.seq >= seq) met();
        else waiting.add({ feed, seq, met });
      }),
    pauseReading(isPaused) {
      const raw = rawSocket(current);
      if (raw === null) return false;
      if (isPaused) raw.pause();
      else raw.resume();
      return true;
    },
    leave: () => connection.close(),
  };
}

/** The TCP socket under a Socket.IO connection. */
function rawSocket(socket: Socket | null): { pause(): void; resume(): void } | null {
  const transport: unknown = socket?.io.engine?.transport;
  if (typeof transport !== 'object' || transport === null || !('ws' in transport)) return null;
  const { ws } = transport;
  if (typeof ws !== 'object' || ws === null || !('pause' in ws) || !('resume' in ws)) return null;
  const { pause, resume } = ws;
  if (typeof pause !== 'function' || typeof resume !== 'function') return null;
  return { pause: () => void pause.call(ws), resume: () => void resume.call(ws) };
}

function versionsOf({ site, visits, alerts }: Snapshot): Record<string, number> {
  return Object.fromEntries([
    ['site', site.version],
    ...visits.map(({ state, version }) => [`visit:${state.id}`, version] as const),
    ...alerts.map(({ state, version }) => [`alert:${state.id}`, version] as const),
  ]);
}
