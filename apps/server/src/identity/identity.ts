import { isDeepStrictEqual } from 'node:util';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { pause } from '../ops/pause.ts';
import { realClock } from '../ops/real-clock.ts';
import { type Attempt, openAttempts, triesUntilLocked } from './attempts.ts';
import { pinForm, randomPin } from './pin.ts';
import { openSessions, type Session, type Sessions } from './sessions.ts';
import { openStaffSecrets } from './staff-secrets.ts';

export type { Session } from './sessions.ts';

export type SignedIn =
  | { ok: true; token: string; session: Session }
  | { ok: false; code: 'sign-in-failed'; params: { retryAfterMs: number } } // 0: at once
  | { ok: false; code: 'sign-in-delayed'; params: { retryAfterMs: number } }
  | { ok: false; code: 'sign-in-locked'; params: Record<string, never> };

export type FirstPin = Pick<StaffMember, 'staffNumber' | 'name' | 'role'> & { pin: string };

/** Shows them to whoever starts the site. */
export type TellFirstPins = (pins: readonly FirstPin[]) => void | Promise<void>;

export type Identity = Omit<Sessions, 'issue'> & {
  signIn: (staffNumber: string, pin: string) => Promise<SignedIn>;
  /** [S7] A new PIN, told once; it unlocks the person and ends what was signed in with the old one. */
  resetPin: (member: Pick<StaffMember, 'personId' | 'staffNumber'>) => Promise<string>;
  /** [S6] One PIN each, in a store that has none or whose first ones were never told; else nothing. */
  issueFirstPins: (staff: readonly StaffMember[], tell?: TellFirstPins) => Promise<FirstPin[]>;
};

export type IdentityContext = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  site: string;
  pinKey: Buffer; // of the site's keys
  findStaff: (staffNumber: string) => StaffMember | null;
  now: () => Instant;
};

export const staffNumberForm = /^\d{4,8}$/u;

const lookAgainMs = 100;

export function openIdentity(context: IdentityContext): Identity {
  const { redis, prefix, site, pinKey, findStaff, now } = context;
  const attempts = openAttempts(redis, prefix);
  const secrets = openStaffSecrets(redis, prefix, pinKey);
  const { issue, ...sessions } = openSessions({ redis, prefix, site, now });
  const onDuty = (staffNumber: string) => {
    const member = findStaff(staffNumber);
    return member?.active === true ? member : null;
  };

  /** [S2] The same answers and the same work, whether the number, the person or the PIN is wrong. */
  const signIn: Identity['signIn'] = async (staffNumber, pin) => {
    if (!staffNumberForm.test(staffNumber) || !pinForm.test(pin)) {
      await secrets.check(null, pin);
      return failed(0);
    }
    const member = onDuty(staffNumber);
    const attempt = await attempts.begin(staffNumber, member !== null, now());
    if (attempt.kind !== 'try') return refusedAttempt(attempt);
    if (!(await secrets.check(member?.personId ?? null, pin)) || member === null) {
      return attempt.failed >= triesUntilLocked ? refusedAttempt({ kind: 'locked' }) : failed(attempt.delayMs);
    }
    const issued = await issue(member);
    // Somebody may have been taken off duty, or put on another one, while the PIN was being checked.
    if (!isDeepStrictEqual(onDuty(staffNumber), member)) {
      await sessions.end(issued.session);
      return failed(0);
    }
    await attempts.forget(staffNumber);
    return { ok: true, ...issued };
  };

  return {
    ...sessions,
    signIn,
    resetPin: async ({ personId, staffNumber }) => {
      const pin = randomPin();
      await secrets.set(personId, pin);
      await sessions.endAllOf(personId);
      await attempts.forget(staffNumber);
      return pin;
    },
    issueFirstPins: async (staff, tell = () => undefined) => {
      while (await secrets.wantsFirst()) {
        const pins = staff.filter(({ active }) => active).map((member) => ({ member, pin: randomPin() }));
        const set = await secrets.setFirst(pins.map(({ member: { personId }, pin }) => ({ personId, pin })));
        if (set.kind === 'telling') await pause(realClock, lookAgainMs);
        if (set.kind !== 'written') continue;
        const first = pins.map(({ member: { staffNumber, name, role }, pin }) => ({ staffNumber, name, role, pin }));
        await tell(first);
        await set.told();
        return first;
      }
      return [];
    },
  };
}

function failed(retryAfterMs: number): SignedIn {
  return { ok: false, code: 'sign-in-failed', params: { retryAfterMs } };
}

function refusedAttempt(attempt: Exclude<Attempt, { kind: 'try' }>): SignedIn {
  switch (attempt.kind) {
    case 'delayed':
      return { ok: false, code: 'sign-in-delayed', params: { retryAfterMs: attempt.retryAfterMs } };
    case 'locked':
      return { ok: false, code: 'sign-in-locked', params: {} };
    default:
      return attempt satisfies never;
  }
}
