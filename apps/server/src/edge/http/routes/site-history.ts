import type { Role } from '@cordon/protocol/roles.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { siteEventShown } from '@cordon/protocol/wire/shown.ts';
import type { Redis } from 'ioredis';
import { auditTimeline, type Keys, siteTimeline } from '../../../log/keys.ts';
import { readTimeline, readTimelineBefore } from '../../../log/read.ts';
import { handle, type Route } from '../route.ts';

export type SiteHistoryParts = { redis: Redis; keys: Keys };

const atOnce = 100;

/**
 * [E16] Who changed what of the site, and when: the opening first, then every change in order. [AU5] And the audit trail,
 * with these changes in it, the latest first, in pages.
 */
export function siteHistoryRoutes({ redis, keys }: SiteHistoryParts): Route[] {
  async function pageBefore(before: number): Promise<FeedEvent[]> {
    const stories = await Promise.all(
      [auditTimeline, siteTimeline].map((of) => readTimelineBefore(redis, keys, of, before, atOnce + 1)),
    );
    return stories.flat().toSorted((a, b) => b.seq - a.seq);
  }
  return [
    handle('GET /site/history', async ({ member }) => ({
      ok: true,
      events: shown(member.role, await readTimeline(redis, keys, siteTimeline)),
    })),
    handle('GET /audit', async ({ query: { before }, member }) => {
      const events = await pageBefore(before ?? Number.MAX_SAFE_INTEGER);
      return { ok: true, events: shown(member.role, events.slice(0, atOnce)), more: events.length > atOnce };
    }),
  ];
}

/** [AU3] For the auditor, the fields that they may not read are empty. */
function shown(role: Role, events: readonly FeedEvent[]): FeedEvent[] {
  return events.map((entry) =>
    entry.aggregate === 'site' ? { ...entry, event: siteEventShown(role, entry.event) } : entry,
  );
}
