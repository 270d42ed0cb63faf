import { passwordRoles, totpRoles } from '@cordon/protocol/authorisation.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { SignInWants } from '@cordon/protocol/wire/http/session.ts';
import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import { normalised, passwordFault, type PasswordFault, wordsKnownOf } from './passwords.ts';
import type { StaffSecrets } from './staff-secrets.ts';
import type { Totps } from './totp.ts';

export type FactorsParts = {
  secrets: Pick<StaffSecrets, 'checkPin' | 'checkPassword'>;
  totps: Pick<Totps, 'has' | 'begin' | 'check' | 'confirm'>;
  site: () => SiteState;
  /** Called before the authenticator that somebody has set up is kept: the record comes first. */
  onTotpSet: (member: StaffMember) => Promise<void>;
};

/** `newPassword`: it is to be set now, in place of the one that was good for one sign-in. */
export type Checked =
  | { kind: 'right'; member: StaffMember; newPassword: string | null }
  | { kind: 'wrong' }
  | { kind: 'weak'; why: PasswordFault }
  | { kind: 'wants'; wants: SignInWants };

export type Factors = {
  /** @param member whose staff number it is; null: nobody's, which takes as long as a wrong secret */
  check(request: SignInRequest, member: StaffMember | null): Promise<Checked>;
};

/** What somebody proves who they are with: PIN or password, and a code of their authenticator where their role needs one. */
export function createFactors({ secrets, totps, site, onTotpSet }: FactorsParts): Factors {
  /** `once`: right, and the password is good for one sign-in only. */
  async function firstFactor(request: SignInRequest, member: StaffMember | null): Promise<'right' | 'once' | 'wrong'> {
    const personId = member?.personId ?? null;
    if ('pin' in request) {
      return (await secrets.checkPin(personId, request.pin)) ? 'right' : 'wrong';
    }
    const mayUse = member !== null && passwordRoles.includes(member.role);
    const state = await secrets.checkPassword(mayUse ? personId : null, normalised(request.password));
    if (state === null) return 'wrong';
    return state === 'once' ? 'once' : 'right';
  }

  /** [S11] A code as well, for those whose sign-in opens everything else. */
  async function secondFactor(member: StaffMember, code: string | undefined): Promise<'right' | 'wrong' | SignInWants> {
    if (!totpRoles.includes(member.role)) return 'right';
    const { personId, staffNumber } = member;
    if (await totps.has(personId)) {
      if (code === undefined) return { want: 'totp' };
      return (await totps.check(personId, code)) ? 'right' : 'wrong';
    }
    if (code === undefined) return { want: 'totp-setup', ...(await totps.begin(personId, staffNumber)) };
    return (await totps.confirm(personId, code, () => onTotpSet(member))) ? 'right' : 'wrong';
  }

  return {
    async check(request, member) {
      const first = await firstFactor(request, member);
      if (first === 'wrong' || member === null) return { kind: 'wrong' };
      const fresh = 'newPassword' in request ? request.newPassword : undefined;
      if (first === 'once' && fresh === undefined) return { kind: 'wants', wants: { want: 'new-password' } };
      const newPassword = first === 'once' && fresh !== undefined ? fresh : null;
      if (newPassword !== null && 'password' in request) {
        const why = await passwordFault(newPassword, wordsKnownOf(member, site()), request.password);
        if (why !== null) return { kind: 'weak', why };
      }
      const second = await secondFactor(member, request.totp);
      if (second === 'wrong') return { kind: 'wrong' };
      return second === 'right' ? { kind: 'right', member, newPassword } : { kind: 'wants', wants: second };
    },
  };
}
