import { isDeepStrictEqual } from 'node:util';
import { dutyOf } from '@cordon/protocol/site/duty.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { AuthorKey } from '@cordon/protocol/wire/delivery.ts';
import type { Attempts, Tried } from './attempts.ts';
import type { Authors } from './authors.ts';
import type { SignedInBy, Sessions } from './sessions.ts';
import { failed, type SignedIn } from './signed-in.ts';

export type AdmitParts = {
  attempts: Pick<Attempts, 'forget'>;
  sessions: Pick<Sessions, 'issue' | 'end' | 'endings'>;
  authors: Pick<Authors, 'admit' | 'withdraw'>;
  site: () => SiteState;
};

/** Somebody who has proved who they are. */
export type Proven = {
  member: StaffMember;
  device: { id: string; thumbprint: string } | undefined; // undefined: a computer of their own
  by: SignedInBy;
  authorKey: AuthorKey | undefined;
  tried: Tried;
  endings: string; // as `Sessions.endings` gave it before their secret was checked
};

/** Issues the session, and takes it back when the person may no longer have it by then. */
export async function admit({ attempts, sessions, authors, site }: AdmitParts, proven: Proven): Promise<SignedIn> {
  const { member, device, by, authorKey, tried, endings } = proven;
  const duty = dutyOf(site(), member.personId, device);
  if (duty === null) return failed(0);
  const issued = await sessions.issue(duty, by);
  const right = authorKey === undefined ? null : await authors.admit(issued.session, authorKey);
  const takeBack = async () => {
    await sessions.end(issued.session);
    if (right !== null) await authors.withdraw(right);
  };
  // While the secret was being checked, somebody may have been taken off duty, the device revoked, or the secret replaced.
  const isOnDuty = isDeepStrictEqual(dutyOf(site(), member.personId, device), duty);
  const whose = { personId: member.personId, device: device?.id ?? null };
  if (!isOnDuty || (await sessions.endings(whose)) !== endings) {
    await takeBack();
    return failed(0);
  }
  await attempts.forget(tried);
  if (authorKey !== undefined && right === null) {
    await takeBack();
    return { ok: false, code: 'malformed', params: { path: 'authorKey', issue: 'not_yours' } };
  }
  return { ok: true, state: 'signed-in', ...issued, duty, takeBack };
}
