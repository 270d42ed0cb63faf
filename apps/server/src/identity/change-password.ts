import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { Attempts } from './attempts.ts';
import { normalised, passwordFault, wordsKnownOf } from './passwords.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { StaffSecrets } from './staff-secrets.ts';

/**
 * Somebody changes their own password, knowing the old one; a try counts like a sign-in. The person's other sessions end.
 *
 * @param record puts it on record; the password is changed only when that was possible
 */
export type ChangePassword = (
  session: Session,
  member: StaffMember,
  { old, fresh }: { old: string; fresh: string },
  record: () => Promise<Refused | null>,
) => Promise<{ ok: true } | ({ ok: false } & Refused)>;

export type ChangePasswordParts = {
  attempts: Pick<Attempts, 'begin' | 'forget'>;
  secrets: Pick<StaffSecrets, 'checkPassword' | 'setPassword'>;
  endOthersOf: Sessions['endOthersOf'];
  site: () => SiteState;
};

export function createChangePassword({ attempts, secrets, endOthersOf, site }: ChangePasswordParts): ChangePassword {
  return async (session, member, { old, fresh }, record) => {
    const { personId, staffNumber } = member;
    const tried = { staffNumber, method: 'password', device: null } as const;
    const refused = { ok: false, code: 'sign-in-failed', params: { retryAfterMs: 0 } } as const;
    const attempt = await attempts.begin(tried, true);
    if (attempt.kind !== 'try') return refused;
    if ((await secrets.checkPassword(personId, normalised(old))) === null) return refused;
    await attempts.forget(tried);
    const fault = await passwordFault(fresh, wordsKnownOf(member, site()), old);
    if (fault !== null) return { ok: false, code: 'password-weak', params: { why: fault } };
    const unrecorded = await record();
    if (unrecorded !== null) return { ok: false, ...unrecorded };
    await secrets.setPassword(personId, normalised(fresh));
    await endOthersOf(session);
    return { ok: true };
  };
}
