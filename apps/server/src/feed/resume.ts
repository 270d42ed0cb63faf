import type { Position, Resync } from '@cordon/protocol/wire/position.ts';
import type { Redis } from 'ioredis';
import { readIdentity, sharedUpTo } from '../log/feed-identity.ts';
import type { Keys } from '../log/keys.ts';
import { noMark } from '../log/mark.ts';
import { type FeedEntry, feedEntryOf, readLastSeq, readRange } from '../log/read.ts';
import type { SystemClock } from '../ops/clock.ts';
import { pause } from '../ops/pause.ts';
import { type Live, resumeAtMost } from './live.ts';

/** Another process, which the follower came from, may have read a little further than this one, or know the feed's new name. */
const catchUpMs = 2_000;

/** How a follower goes on: after these entries it is where the picture is; or it gets a snapshot, for this reason. */
export type Resumed = { kind: 'on'; missed: readonly FeedEntry[] } | ({ kind: 'anew' } & Resync);

export type ResumeParts = {
  redis: Redis;
  keys: Keys;
  systemClock: SystemClock;
  live: Live;
  /** [F13] A follower has seen entries of this feed that the store does not hold. */
  onUnknownEntries(position: Position): void;
};

/**
 * Looks up what a follower has missed since this place.
 *
 * @param then called once, in the turn of the event loop in which its argument is true: it must seat the follower in that turn
 */
export type Resume = (after: Position, then: (resumed: Resumed) => void) => Promise<void>;

const behind = { kind: 'anew', why: 'behind' } as const;

export function createResume({ redis, keys, systemClock, live, onUnknownEntries }: ResumeParts): Resume {
  const otherHistory = (feed: string) =>
    ({ kind: 'anew', why: 'other-history', sharedUpTo: sharedUpTo(live.identity(), feed) }) as const;

  /** [F7] [F12] What this follower has seen is not what the store holds, though its feed is called the same. */
  function unknown(after: Position): Resumed {
    onUnknownEntries(after);
    return otherHistory(after.feed);
  }

  /**
   * What it missed, as of this moment.
   *
   * @param older what was read from the store, from the follower's own place on
   * @returns null when more has to be read
   */
  function resumed(after: Position, older: readonly FeedEntry[]): Resumed | null {
    const { feed, seq } = live.position();
    if (after.feed !== feed) return otherHistory(after.feed);
    if (after.seq > seq || seq - after.seq > resumeAtMost) return behind;
    const own = older[0] ?? live.missed.at(after.seq);
    if (own === undefined) return after.seq === seq && after.mark === noMark ? { kind: 'on', missed: [] } : null;
    if (own.mark !== after.mark) return unknown(after);
    const recent = live.missed.after(older.at(-1)?.seq ?? after.seq);
    return recent === undefined ? null : { kind: 'on', missed: [...older.slice(1), ...recent] };
  }

  /** Waits a while until this process has come to that place. @returns false when the store ends before it */
  async function caughtUpWith({ feed, seq }: Position): Promise<boolean> {
    const present = live.position();
    if (feed === present.feed) {
      if (seq <= present.seq) return true;
      if (seq > (await readLastSeq(redis, keys))) return false;
      await Promise.race([live.reached(seq), pause(systemClock, catchUpMs)]);
    } else if ((await readIdentity(redis, keys))?.id === feed) {
      await Promise.race([live.reached(Number.POSITIVE_INFINITY), pause(systemClock, catchUpMs)]);
    }
    return true;
  }

  return async (after, then) => {
    if (!(await caughtUpWith(after))) return then(unknown(after));
    const older: FeedEntry[] = [];
    for (;;) {
      const found = resumed(after, older);
      if (found !== null) return then(found);
      const from = older.length === 0 ? after.seq : (older.at(-1)?.seq ?? 0) + 1;
      const read = (await readRange(redis, keys, from, live.picture().seq)).map(feedEntryOf);
      if (read[0]?.seq !== from) return then(behind); // archived
      older.push(...read);
    }
  };
}
