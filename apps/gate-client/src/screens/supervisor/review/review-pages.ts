import { mayReach } from '@cordon/protocol/authorisation.ts';
import type { Role } from '@cordon/protocol/roles.ts';

export type ReviewPage = 'summary' | 'what-if' | 'changes' | 'access';

/** [U213] Who changed what of the site, and who came in, is for the office and the auditor; the nights are for more. */
export function reviewPagesOf(role: Role | undefined): readonly ReviewPage[] {
  if (role === undefined) return [];
  return [
    ...(mayReach(role, 'GET /nights/:day/summary') ? (['summary'] as const) : []),
    ...(mayReach(role, 'POST /nights/:day/what-if') ? (['what-if'] as const) : []),
    ...(mayReach(role, 'GET /site/history') ? (['changes'] as const) : []),
    ...(mayReach(role, 'GET /audit') ? (['access'] as const) : []),
  ];
}
