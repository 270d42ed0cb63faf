import type { Role } from '@cordon/protocol/roles.ts';
import { nightRoutes } from '@cordon/protocol/wire/http/nights.ts';
import { mayReach } from '@cordon/protocol/wire/http/route.ts';
import { siteHistoryRoutes } from '@cordon/protocol/wire/http/site-history.ts';

export type ReviewPage = 'summary' | 'what-if' | 'changes' | 'access';

/** [U213] Who changed what of the site, and who came in, is for the office and the auditor; the nights are for more. */
export function reviewPagesOf(role: Role | undefined): readonly ReviewPage[] {
  if (role === undefined) return [];
  return [
    ...(mayReach(role, nightRoutes['GET /nights/:day/summary']) ? (['summary'] as const) : []),
    ...(mayReach(role, nightRoutes['POST /nights/:day/what-if']) ? (['what-if'] as const) : []),
    ...(mayReach(role, siteHistoryRoutes['GET /site/history']) ? (['changes'] as const) : []),
    ...(mayReach(role, siteHistoryRoutes['GET /audit']) ? (['access'] as const) : []),
  ];
}
