import { z } from 'zod';
import type { Role } from '../../roles.ts';
import { feedEvent } from './feed-event.ts';
import { routes } from './route.ts';

const access: readonly Role[] = ['admin', 'auditor'];

/** The history of the site's settings, and the audit trail. */
export const siteHistoryRoutes = routes({
  'GET /site/history': {
    summary: 'Who changed what of the site’s settings, and when',
    access,
    answer: z.object({ events: z.array(feedEvent) }),
  },
  'GET /audit': {
    summary: 'The audit trail, the latest first, in pages',
    access,
    query: z.object({ before: z.coerce.number().int().min(1).optional() }), // the lowest seq of the page before
    answer: z.object({ events: z.array(feedEvent), more: z.boolean() }),
  },
});
