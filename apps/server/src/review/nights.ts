import type { LocalDay } from '@cordon/protocol/local-time.ts';
import { nightBounds } from '@cordon/protocol/review/night-day.ts';
import { type VisitTimeline, timelineOf } from '@cordon/protocol/review/timeline.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import type { Keys } from '../log/keys.ts';
import { eventOf, eventsOf, readLastSeq, readRange, readTimeline } from '../log/read.ts';
import type { Picture } from '../log/snapshot.ts';

const batchSize = 500;

export type Night = { from: Instant; until: Instant; stories: VisitTimeline[] };

export type NightsParts = {
  redis: Redis;
  keys: Keys;
  now: () => Instant;
  picture: () => Picture;
};

export type Nights = {
  /** The timelines of all visits of a night; while the night is not over, `until` is now. */
  read(day: LocalDay): Promise<Night>;
};

/** [LB1] Nights, read from the feed: nothing else is kept of them. */
export function createNights({ redis, keys, now, picture }: NightsParts): Nights {
  const timeOf = async (seq: number): Promise<Instant> => {
    const [entry] = await readRange(redis, keys, seq, seq);
    return entry === undefined ? Number.NEGATIVE_INFINITY : (eventOf(entry.text)?.at ?? timeOf(seq - 1)); // trimmed, so it is old
  };

  /** The first entry at this time or later, provided that the entries are in the order of time. */
  async function firstSeqAt(at: Instant): Promise<number> {
    let [low, high] = [1, (await readLastSeq(redis, keys)) + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await timeOf(middle)) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The visits that were there, and those that were expected and are not there yet. */
  async function visitsBetween(from: Instant, until: Instant): Promise<Set<string>> {
    const ids = new Set<string>();
    // [LB5] After the clock was put back, entries have earlier times than some entries before them.
    const backMs = jumpsOf(picture().site?.state ?? {}).reduce((sum, { byMs }) => sum + Math.max(0, -byMs), 0);
    const end = await firstSeqAt(until + backMs);
    for (let seq = await firstSeqAt(from - backMs); seq < end; seq += batchSize) {
      for (const event of eventsOf(await readRange(redis, keys, seq, Math.min(end, seq + batchSize) - 1))) {
        if (event.at < from || event.at >= until) continue;
        if (event.aggregate === 'visit' && !announcements.has(event.event.type)) ids.add(event.id);
      }
    }
    for (const [id, { state }] of picture().visits) {
      const { eta } = state.declaration;
      if (state.status === 'expected' && eta >= from && eta < until) ids.add(id);
    }
    return ids;
  }

  return {
    async read(day) {
      const { timeZone } = picture().site?.state ?? { timeZone: 'UTC' };
      const { from, until: noon } = nightBounds(day, timeZone);
      const until = Math.min(now(), noon);
      const stories: VisitTimeline[] = [];
      for (const id of await visitsBetween(from, until)) {
        const events = (await readTimeline(redis, keys, id)).filter(({ at }) => at < until);
        stories.push(timelineOf(id, events));
      }
      return { from, until, stories };
    },
  };
}

const announcements: ReadonlySet<string> = new Set(['visitDeclared', 'declarationAmended', 'declarationCancelled']);
