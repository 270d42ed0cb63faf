import { passwordRoles, totpRoles } from '@cordon/protocol/authorisation.ts';
import { jumpsOf, unskipped } from '@cordon/protocol/site/clock-jumps.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import type { SystemTime } from '../ops/clock.ts';
import { createAttempts } from './attempts.ts';
import { type ChangePassword, createChangePassword } from './change-password.ts';
import { type FirstSignIn, issueFirst, type TellFirst } from './first-sign-ins.ts';
import { randomPassword } from './passwords.ts';
import { randomPin } from './pin.ts';
import { type Authors, createAuthors } from './authors.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSignIn, type SignIn, type SignInParts } from './sign-in.ts';
import type { SecretCost } from './secret-hash.ts';
import { createStaffSecrets, type PasswordState } from './staff-secrets.ts';
import { createTotps } from './totp.ts';

export type { FirstSignIn, TellFirst } from './first-sign-ins.ts';
export type { Session } from './session.ts';

type Member = Pick<StaffMember, 'personId' | 'staffNumber'>;

/** By what somebody can sign in now. */
export type Access = { personId: string; pin: boolean; password: PasswordState; totp: boolean; locked: boolean };

export type Identity = Omit<Sessions, 'issue' | 'endings'> & {
  signIn: SignIn;
  authors: Pick<Authors, 'read'>;
  /** [S7] A new PIN, shown once; it unlocks the person and ends the sessions of the old one. */
  resetPin(member: Member): Promise<string>;
  /** [S10] A password to be used once, shown once, with the same effects. */
  resetPassword(member: Member): Promise<{ password: string; expiresAt: Instant }>;
  changePassword: ChangePassword;
  removeTotp(member: Member): Promise<void>;
  unlock(member: Member): Promise<void>;
  accessOf(staff: readonly StaffMember[]): Promise<Access[]>;
  /** [S6] For everybody, in a store that has none or whose first ones were never shown; else nothing. */
  issueFirst(staff: readonly StaffMember[], tell?: TellFirst): Promise<FirstSignIn[]>;
};

export type IdentityContext = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  keys: { pin: Buffer; totp: Buffer }; // of the site's keys
  site: () => SiteState;
  now: () => Instant;
  systemClock: SystemTime; // authenticators have real time
  onSet?: SignInParts['onSet'];
  secretCost?: SecretCost | undefined;
};

export function createIdentity(context: IdentityContext): Identity {
  const { redis, prefix, keys, site, now, systemClock, onSet = () => Promise.resolve(), secretCost: cost } = context;
  const attempts = createAttempts(redis, prefix, () => unskipped(now(), jumpsOf(site())));
  const secrets = createStaffSecrets({ redis, prefix, pepper: keys.pin, now, cost });
  const totps = createTotps({ redis, prefix, key: keys.totp, issuer: 'Cordon', systemClock });
  const { issue, endings, ...sessions } = createSessions({ redis, prefix, site: site().id, now });
  const authors = createAuthors({ redis, prefix, now });
  const signIn = createSignIn({
    ...{ attempts, secrets, totps, authors, site, onSet },
    sessions: { issue, endings, end: sessions.end },
  });
  const startAfresh = async ({ personId, staffNumber }: Member) => {
    await sessions.endAllOf(personId);
    await attempts.unlock(staffNumber);
  };

  return {
    ...sessions,
    signIn,
    authors,
    resetPin: async (member) => {
      const pin = randomPin();
      await secrets.setPin(member.personId, pin);
      await startAfresh(member);
      return pin;
    },
    resetPassword: async (member) => {
      const password = randomPassword();
      const expiresAt = await secrets.setOncePassword(member.personId, password);
      await startAfresh(member);
      return { password, expiresAt };
    },
    changePassword: createChangePassword({ attempts, secrets, endOthersOf: sessions.endOthersOf, site }),
    removeTotp: async ({ personId }) => {
      await totps.remove(personId);
      await sessions.endAllOf(personId);
    },
    unlock: ({ staffNumber }) => attempts.unlock(staffNumber),
    accessOf: (staff) =>
      Promise.all(
        staff.map(async ({ personId, staffNumber, role }) => ({
          personId,
          pin: await secrets.hasPin(personId),
          password: passwordRoles.includes(role) ? await secrets.passwordOf(personId) : ('none' as const),
          totp: totpRoles.includes(role) && (await totps.has(personId)),
          locked: await attempts.isLocked(staffNumber),
        })),
      ),
    issueFirst: (staff, tell = () => undefined) => issueFirst(secrets, staff, tell),
  };
}
