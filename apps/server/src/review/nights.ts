import { atLocal, type LocalDay } from '@cordon/protocol/declaration/local-time.ts';
import { type Story, storyOf } from '@cordon/protocol/review/story.ts';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import type { Keys } from '../log/keys.ts';
import { eventOf, readLastSeq, readRange, readStory } from '../log/read.ts';
import type { Picture } from '../log/snapshot.ts';

/** A night belongs to the day on which it begins: from noon to noon, by the site's own clocks. */
const beginsAtMs = 12 * hourMs;
const batchSize = 500;

export type Night = { from: Instant; until: Instant; stories: Story[] };

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
    return entry === undefined ? Number.NEGATIVE_INFINITY : eventOf(entry.text).at; // trimmed: long before
  };

  /** The first entry at this time or later; the feed's order is that of time. */
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
    const end = await firstSeqAt(until);
    for (let seq = await firstSeqAt(from); seq < end; seq += batchSize) {
      for (const { text } of await readRange(redis, keys, seq, Math.min(end, seq + batchSize) - 1)) {
        const told = eventOf(text);
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
      const from = atLocal(day, beginsAtMs, timeZone);
      const until = Math.min(now(), atLocal({ ...day, day: day.day + 1 }, beginsAtMs, timeZone));
      const stories: Story[] = [];
      for (const id of await visitsBetween(from, until)) {
        const events = (await readStory(redis, keys, id)).filter(({ at }) => at < until);
        stories.push(storyOf(id, events));
      }
      return { from, until, stories };
    },
  };
}

const announcements: ReadonlySet<string> = new Set(['visitDeclared', 'declarationAmended', 'declarationCancelled']);
