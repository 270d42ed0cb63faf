import type { Role } from '@cordon/protocol/roles.ts';

export type ReviewPage = 'summary' | 'what-if' | 'changes';

/** [U213] Who changed what of the site is for the office and the auditor; the nights are for the supervisors too. */
export function reviewPagesOf(role: Role | undefined): readonly ReviewPage[] {
  return role === 'admin' || role === 'auditor' ? ['summary', 'what-if', 'changes'] : ['summary', 'what-if'];
}
