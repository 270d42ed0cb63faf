import { passwordRoles, totpRoles } from '@cordon/protocol/authorisation.ts';
import { jumpsOf, unskipped } from '@cordon/protocol/site/clock-jumps.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { Redis } from 'ioredis';
import type { SystemTime } from '../ops/clock.ts';
import { pause } from '../ops/pause.ts';
import { realClock } from '../ops/real-clock.ts';
import { openAttempts } from './attempts.ts';
import { normalised, passwordFault, randomPassword } from './passwords.ts';
import { randomPin } from './pin.ts';
import { type Authors, openAuthors } from './authors.ts';
import { openSessions, type Session, type Sessions } from './sessions.ts';
import { openSignIn, type SignIn, type SignInParts } from './sign-in.ts';
import type { SecretCost } from './secret-hash.ts';
import { openStaffSecrets, type PasswordState } from './staff-secrets.ts';
import { openTotps } from './totp.ts';

export type { Session } from './sessions.ts';

/** What somebody signs in with for the first time. */
export type FirstSignIn = Pick<StaffMember, 'staffNumber' | 'name' | 'role'> & {
  pin: string; // on an enrolled device
  password: string | null; // for once, on a computer of their own
};

/** Shows them to whoever starts the site. */
export type TellFirst = (first: readonly FirstSignIn[]) => void | Promise<void>;

type Member = Pick<StaffMember, 'personId' | 'staffNumber'>;

/** How somebody can come in now. */
export type Access = { personId: string; pin: boolean; password: PasswordState; totp: boolean; locked: boolean };

export type Identity = Omit<Sessions, 'issue' | 'endings'> & {
  signIn: SignIn;
  authors: Pick<Authors, 'read'>;
  /** [S7] A new PIN, told once; it unlocks the person and ends what was signed in with the old one. */
  resetPin(member: Member): Promise<string>;
  /** [S10] A password for once, told once, with the same effects. */
  resetPassword(member: Member): Promise<{ password: string; expiresAt: Instant }>;
  /**
   * One's own, knowing the old one; counted like a sign-in. The person's other sessions end.
   *
   * @param record puts it on record; the password is changed only when that was possible
   */
  changePassword(
    session: Session,
    member: StaffMember,
    { old, fresh }: { old: string; fresh: string },
    record: () => Promise<Refused | null>,
  ): Promise<{ ok: true } | ({ ok: false } & Refused)>;
  removeTotp(member: Member): Promise<void>;
  unlock(member: Member): Promise<void>;
  accessOf(staff: readonly StaffMember[]): Promise<Access[]>;
  /** [S6] For everybody, in a store that has none or whose first ones were never told; else nothing. */
  issueFirst(staff: readonly StaffMember[], tell?: TellFirst): Promise<FirstSignIn[]>;
};

export type IdentityContext = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  keys: { pin: Buffer; totp: Buffer }; // of the site's keys
  site: () => SiteState;
  now: () => Instant;
  systemClock: SystemTime; // real time, which authenticators have
  onSet?: SignInParts['onSet'];
  secretCost?: SecretCost | undefined;
};

const lookAgainMs = 100;

export function openIdentity(context: IdentityContext): Identity {
  const { redis, prefix, keys, site, now, systemClock, onSet = () => Promise.resolve(), secretCost: cost } = context;
  const attempts = openAttempts(redis, prefix, () => unskipped(now(), jumpsOf(site())));
  const secrets = openStaffSecrets({ redis, prefix, pepper: keys.pin, now, cost });
  const totps = openTotps({ redis, prefix, key: keys.totp, issuer: 'Cordon', systemClock });
  const { issue, endings, ...sessions } = openSessions({ redis, prefix, site: site().id, now });
  const authors = openAuthors({ redis, prefix, now });
  const signIn = openSignIn({
    attempts,
    secrets,
    totps,
    sessions: { issue, endings, end: sessions.end },
    authors,
    site,
    onSet,
  });
  const wordsOf = ({ staffNumber, name }: StaffMember) => {
    const { id, name: label } = site();
    return [staffNumber, name, label.zh, label.en, id];
  };
  const begunAnew = async ({ personId, staffNumber }: Member) => {
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
      await begunAnew(member);
      return pin;
    },
    resetPassword: async (member) => {
      const password = randomPassword();
      const expiresAt = await secrets.setOncePassword(member.personId, password);
      await begunAnew(member);
      return { password, expiresAt };
    },
    async changePassword(session, member, { old, fresh }, record) {
      const { personId, staffNumber } = member;
      const tried = { staffNumber, method: 'password', device: null } as const;
      const refused = { ok: false, code: 'sign-in-failed', params: { retryAfterMs: 0 } } as const;
      const attempt = await attempts.begin(tried, true);
      if (attempt.kind !== 'try') return refused;
      if ((await secrets.checkPassword(personId, normalised(old))) === null) return refused;
      await attempts.forget(tried);
      const fault = await passwordFault(fresh, wordsOf(member), old);
      if (fault !== null) return { ok: false, code: 'password-weak', params: { why: fault } };
      const unrecorded = await record();
      if (unrecorded !== null) return { ok: false, ...unrecorded };
      await secrets.setPassword(personId, normalised(fresh));
      await sessions.endOthersOf(session);
      return { ok: true };
    },
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
    issueFirst: async (staff, tell = () => undefined) => {
      while (await secrets.wantsFirst()) {
        const given = staff
          .filter(({ active }) => active)
          .map((member) => ({
            member,
            pin: randomPin(),
            password: passwordRoles.includes(member.role) ? randomPassword() : null,
          }));
        const set = await secrets.setFirst(
          given.map(({ member: { personId }, pin, password }) => ({ personId, pin, password })),
        );
        if (set.kind === 'telling') await pause(realClock, lookAgainMs);
        if (set.kind !== 'written') continue;
        const first = given.map(({ member: { staffNumber, name, role }, ...secret }) => {
          return { staffNumber, name, role, ...secret };
        });
        await tell(first);
        await set.told();
        return first;
      }
      return [];
    },
  };
}
