import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { FeedEvent, Followed } from '@cordon/protocol/wire/feed.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import * as fc from 'fast-check';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { markOf } from '../log/mark.ts';
import { type FeedEntry, feedEntryOf } from '../log/read.ts';
import { handClock, steadyClock } from '../testing/clocks.ts';
import { demoKeys } from '../testing/submit-fixture.ts';
import { createBroadcast } from './broadcast.ts';
import { createFollowers } from './follow.ts';
import { createLive } from './live.ts';
import { viewOf } from './view.ts';

const by = { personId: null, name: 'feed', role: 'system' } as const;

/** A history: each entry differs from the others only by its command, as it is when two stores go on from one copy. */
function historyOf(commands: readonly number[]): FeedEntry[] {
  return commands.map((command, index) => {
    const seq = index + 1;
    const meta = { seq, at: tenAtNight, observedAt: tenAtNight, commandId: `c${command}`, version: 1, by };
    const event = { type: 'lockdownSet', reason: 'x' } as const;
    const entry: FeedEvent = { ...meta, version: seq + 1, aggregate: 'site', id: 'demo', stations: [], event };
    return feedEntryOf({ seq, text: JSON.stringify(entry) });
  });
}

/** A process that follows this history, over a store that ends with it. */
function serving(history: readonly FeedEntry[]) {
  const { seq, mark, digest } = history.at(-1) ?? { seq: 0, mark: '', digest: '' };
  const systemClock = handClock(0);
  const clock = steadyClock(tenAtNight);
  const broadcast = createBroadcast({ siteClock: clock, systemClock, send: () => undefined });
  const live = createLive({ siteClock: clock, systemClock, broadcast });
  const site = { version: seq + 1, state: siteAt() };
  const picture = {
    seq,
    mark,
    digest,
    site,
    visits: new Map(),
    alerts: new Map(),
    others: new Map(),
    unreadable: new Map(),
  };
  live.restart({ identity: { id: 'feed', breaks: [] }, picture, recent: history });
  const store = { exists: () => Promise.resolve(1), xinfo: () => Promise.resolve(['last-generated-id', `${seq}-0`]) };
  const unknown: Position[] = [];
  const followers = createFollowers({
    ...{ redis: store as unknown as Redis, keys: demoKeys, siteClock: clock, systemClock, live, broadcast },
    onUnknownEntries: (position) => void unknown.push(position),
  });
  return {
    unknown,
    async follow(after: Position): Promise<Extract<Followed, { ok: true }> | null> {
      let answered: Extract<Followed, { ok: true }> | null = null;
      const seat = { id: 's', join: () => true, answer: (answer: typeof answered) => void (answered = answer) };
      await followers.follow({ after }, viewOf('supervisor', []), seat);
      broadcast.stop();
      return answered;
    },
  };
}

const commands = fc.uniqueArray(fc.nat({ max: 1_000_000 }), { minLength: 2, maxLength: 30 });

it('[F9] [F12] a follower that has seen another history never gets an entry that goes on from ours', async () => {
  await fc.assert(
    fc.asyncProperty(commands, fc.nat(), fc.nat(), fc.nat(), async (drawn, shareDraw, splitDraw, placeDraw) => {
      const shared = 1 + (shareDraw % (drawn.length - 1));
      const rest = drawn.slice(shared);
      const split = splitDraw % (rest.length + 1);
      const theirs = historyOf([...drawn.slice(0, shared), ...rest.slice(0, split)]);
      const ours = historyOf([...drawn.slice(0, shared), ...rest.slice(split)]);
      const seen = theirs[placeDraw % theirs.length];
      if (seen === undefined) throw new RangeError('a history without entries');
      const { unknown, follow } = serving(ours);
      const answer = await follow({ feed: 'feed', seq: seen.seq, mark: seen.mark });
      const isOurs = ours[seen.seq - 1]?.mark === seen.mark;
      expect(isOurs).toBe(seen.seq <= shared);
      expect(unknown).toHaveLength(isOurs ? 0 : 1);
      // What it has folded after the answer: its own entries and what came, or whatever a snapshot says.
      const came = answer !== null && 'events' in answer ? answer.events : null;
      const events = came && [...theirs.slice(0, seen.seq).map(({ event }) => event), ...came];
      expect(events).toEqual(isOurs ? ours.map(({ event }) => event) : null);
      const why = answer !== null && 'resync' in answer ? answer.resync?.why : null;
      expect(why).toBe(isOurs ? null : 'other-history');
    }),
  );
});

it('[F9] two entries have one mark only when their text is one', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(markOf(a) === markOf(b)).toBe(a === b);
    }),
  );
});
