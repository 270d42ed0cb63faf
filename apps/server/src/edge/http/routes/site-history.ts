import type { Redis } from 'ioredis';
import { type Keys, siteStory } from '../../../log/keys.ts';
import { readStory } from '../../../log/read.ts';
import type { Route } from '../route.ts';

export type SiteHistoryParts = { redis: Redis; keys: Keys };

/** [E16] Who changed what of the site, and when: the opening first, then every change in order. */
export function siteHistoryRoutes({ redis, keys }: SiteHistoryParts): Route[] {
  return [
    {
      method: 'get',
      path: '/site/history',
      who: 'signed-in',
      roles: ['admin', 'auditor'],
      body: 'none',
      async handle() {
        return { ok: true, events: await readStory(redis, keys, siteStory) };
      },
    },
  ];
}
