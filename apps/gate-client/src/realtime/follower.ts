import type { Instant } from '@cordon/protocol/time.ts';
import type { EventsPacket, FeedEvent, Followed, Snapshot } from '@cordon/protocol/wire/feed.ts';
import type { LostHistory, Position, Resync } from '@cordon/protocol/wire/position.ts';
import { foldPacket, withEarlierLines } from '../state/fold.ts';
import { type Picture, pictureOf, positionOf } from '../state/picture.ts';
import type { PictureStore } from '../state/picture-store.ts';
import { readFollowed, readsPacked, unpack } from './read.ts';
import type { ServerClock } from './server-clock.ts';

export type FollowerParts = {
  clock: ServerClock;
  picture: PictureStore;
  linesBefore(): number; // lines of the feed that a screen wants to show from before its first snapshot
};

/** The question that is being asked: over one wire, and for as long as that is the present one. */
export type Asking = {
  ask(question: object): Promise<unknown>;
  isCurrent(): boolean;
  /** Called at once, so that no packet comes between; never for a wire that another one has taken the place of. */
  settled(outcome: Joined): void;
};

/** `lost` [F12]: the server holds another history than this device saw. */
export type Joined =
  | { kind: 'joined'; lost: LostHistory | null }
  | { kind: 'refused'; code: string }
  | { kind: 'no-answer' }; // or none that makes sense

export type Follower = {
  /** @param resume from the last event that was applied; otherwise with a new snapshot */
  join(asking: Asking, resume: boolean): Promise<void>;
  /** Keeps a packet that came before the answer. */
  hold(packet: EventsPacket): void;
  /** Another wire: what came over the last one is of no use. */
  reset(): void;
  /** @returns why the picture can't take it; null when it has */
  apply(packet: Omit<EventsPacket, 'now'>): 'gap' | 'other-feed' | null;
};

/** [U2] The site's feed, folded into the picture: every event once and in order; where something is missing, a snapshot. */
export function createFollower({ clock, picture, linesBefore }: FollowerParts): Follower {
  let early: EventsPacket[] = [];

  function apply(packet: Omit<EventsPacket, 'now'>): 'gap' | 'other-feed' | null {
    const folded = foldPacket(picture.getState(), packet, clock.now());
    if (folded.ok) picture.setState(folded.picture, true);
    return folded.ok ? null : folded.why;
  }

  async function follow(asking: Asking, resume: boolean): Promise<void> {
    const before = resume ? positionOf(picture.getState()) : null;
    const lines = linesBefore(); // [U93] a snapshot says how things stand, not how it came to that
    const sentAt = clock.local();
    const question = {
      ...(before && { after: before }),
      ...(lines > 0 && { lines }),
      ...(readsPacked && { packed: true }),
    };
    const raw = await asking.ask(question);
    if (!asking.isCurrent()) return;
    const followed = readFollowed(raw);
    const receivedAt = clock.local();
    if (!followed.ok) return asking.settled({ kind: 'refused', code: followed.code });
    clock.answered({ sentAt, receivedAt, serverNow: followed.now });
    if ('events' in followed) {
      const fault = apply({ ...followed, upTo: followed.seq });
      return fault === null ? caughtUp(asking, null) : follow(asking, false);
    }
    const snapshot = 'packed' in followed ? await unpack(followed.packed) : followed.snapshot;
    if (!asking.isCurrent()) return;
    const lost = lostBy(followed.resync, before);
    const kept = lost !== null ? [] : picture.getState().feed;
    picture.setState(begunWith(snapshot, followed, clock.now(), kept), true);
    return caughtUp(asking, lost);
  }

  /** What came before the answer is applied over it. */
  async function caughtUp(asking: Asking, lost: LostHistory | null): Promise<void> {
    for (let packet = early.shift(); packet !== undefined; packet = early.shift()) {
      const fault = apply(packet);
      if (fault !== null) return follow(asking, fault === 'other-feed');
    }
    asking.settled({ kind: 'joined', lost });
  }

  return {
    async join(asking, resume) {
      try {
        await follow(asking, resume);
      } catch {
        if (asking.isCurrent()) asking.settled({ kind: 'no-answer' });
      }
    },
    hold: (packet) => void early.push(packet),
    reset() {
      early = [];
    },
    apply,
  };
}

/** [F12] What this device saw of a history that the server does not hold. */
function lostBy(resync: Resync | null, before: Position | null): LostHistory | null {
  if (resync?.why !== 'other-history' || before === null) return null;
  return { feed: before.feed, sharedUpTo: resync.sharedUpTo };
}

type WithSnapshot = Extract<Followed, { earlier: unknown }>;

/** @throws Error when the entries that came with a packed snapshot do not fit it */
function begunWith(snapshot: Snapshot, followed: WithSnapshot, now: Instant, kept: readonly FeedEvent[]): Picture {
  const { feed, seq, mark, earlier } = followed;
  if (!('packed' in followed)) return withEarlierLines(pictureOf(snapshot, followed, now, kept), earlier);
  const then = withEarlierLines(pictureOf(snapshot, { ...followed.at, feed }, now, kept), earlier);
  const folded = foldPacket(then, { feed, mark, upTo: seq, events: followed.since }, now);
  if (!folded.ok) throw new Error('what came with a snapshot does not fit it');
  return folded.picture;
}
