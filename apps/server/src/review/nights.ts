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
  /** The stories of all visits of a night; `until` is now when the night is not over. */
  read(day: LocalDay): Promise<Night>;
};

/** [LB1] Nights as the feed tells them; nothing is kept of them besides it. */
export function openNights({ redis, keys, now, picture }: NightsParts): Nights {
  const timeOf = async (seq: number): Promise<Instant> => {
    const [entry] = await readRange(redis, keys, seq, seq);
    return entry === undefined ? Number.NEGATIVE_INFINITY : (eventOf(entry.text)?.at ?? timeOf(seq - 1)); // trimmed: long before
  };

  /** The first entry at this time or later, where entries are in the order of time. */
  async function firstSeqAt(at: Instant): Promise<number> {
    let [low, high] = [1, (await readLastSeq(redis, keys)) + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await timeOf(middle)) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Who was there, and who was expected and is not there yet. */
  async function visitsBetween(from: Instant, until: Instant): Promise<Set<string>> {
    const ids = new Set<string>();
    // [LB5] Where the clock was put back, entries bear times that others before them have passed already.
    const backMs = jumpsOf(picture().site?.state ?? {}).reduce((sum, { byMs }) => sum + Math.max(0, -byMs), 0);
    const end = await firstSeqAt(until + backMs);
    for (let seq = await firstSeqAt(from - backMs); seq < end; seq += batchSize) {
      for (const told of eventsOf(await readRange(redis, keys, seq, Math.min(end, seq + batchSize) - 1))) {
        if (told.at < from || told.at >= until) continue;
        if (told.aggregate === 'visit' && !announcements.has(told.event.type)) ids.add(told.id);
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
