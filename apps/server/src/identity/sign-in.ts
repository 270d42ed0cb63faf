import { isDeepStrictEqual } from 'node:util';
import { passwordRoles, totpRoles } from '@cordon/protocol/authorisation.ts';
import { deviceWithKey } from '@cordon/protocol/site/device.ts';
import { dutyOf, type Duty } from '@cordon/protocol/site/duty.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { SignInWants } from '@cordon/protocol/wire/http/session.ts';
import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import type { Authors } from './authors.ts';
import { type Attempt, type Attempts, triesUntilLocked, type Tried } from './attempts.ts';
import { normalised, passwordFault } from './passwords.ts';
import { pinForm } from './pin.ts';
import type { Session, Sessions } from './sessions.ts';
import type { StaffSecrets } from './staff-secrets.ts';
import type { Totps } from './totp.ts';

type Delay = { retryAfterMs: number };

export type SignedIn =
  | { ok: true; state: 'signed-in'; token: string; session: Session; duty: Duty; takeBack: () => Promise<void> }
  | ({ ok: true; state: 'wants' } & SignInWants)
  | { ok: false; code: 'sign-in-failed' | 'sign-in-delayed'; params: Delay } // 0: at once
  | { ok: false; code: 'sign-in-locked' | 'device-needed' | 'device-revoked'; params: Record<string, never> }
  | { ok: false; code: 'password-weak'; params: { why: string } }
  | { ok: false; code: 'malformed'; params: { path: 'authorKey'; issue: 'not_yours' } };

export const staffNumberForm = /^\d{4,8}$/u;

export type SignInParts = {
  attempts: Attempts;
  secrets: StaffSecrets;
  totps: Totps;
  sessions: Pick<Sessions, 'issue' | 'end' | 'endings'>;
  authors: Pick<Authors, 'admit' | 'withdraw'>;
  site: () => SiteState;
  /** Told when somebody is about to choose a password or set up an authenticator: the trace first. */
  onSet: (member: StaffMember, what: 'passwordSet' | 'totpSet') => Promise<void>;
};

export type SignIn = (request: SignInRequest, thumbprint: string) => Promise<SignedIn>;

/** [S2] The same answers and the same work, whether the number, the person or the secret is wrong. */
export function openSignIn(parts: SignInParts): SignIn {
  const { attempts, secrets, totps, sessions, authors, site, onSet } = parts;
  const onDuty = (staffNumber: string) => {
    const member = site().staff.find((one) => one.staffNumber === staffNumber);
    return member?.active === true ? member : null;
  };

  /** [S12] A PIN is the second factor of a device: elsewhere it is not even looked at, nor is anything said of its number. */
  function placeOf(request: SignInRequest, thumbprint: string) {
    const { devices } = site();
    const device = deviceWithKey(devices, thumbprint);
    if (device !== null || !('pin' in request)) return { ok: true, device } as const;
    const wasOne = devices.some(({ key }) => key.is === 'revoked' && key.thumbprint === thumbprint);
    return { ok: false, code: wasOne ? 'device-revoked' : 'device-needed', params: {} } as const;
  }

  /** What was given first; a password that is good for once also says so. */
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

  /** [S11] A code besides, for those whose way in opens everything else. */
  async function secondFactor(member: StaffMember, code: string | undefined): Promise<'right' | 'wrong' | SignInWants> {
    if (!totpRoles.includes(member.role)) return 'right';
    const { personId, staffNumber } = member;
    if (await totps.has(personId)) {
      if (code === undefined) return { want: 'totp' };
      return (await totps.check(personId, code)) ? 'right' : 'wrong';
    }
    if (code === undefined) return { want: 'totp-setup', ...(await totps.begin(personId, staffNumber)) };
    return (await totps.confirm(personId, code, () => onSet(member, 'totpSet'))) ? 'right' : 'wrong';
  }

  return async (request, thumbprint) => {
    const place = placeOf(request, thumbprint);
    if (!place.ok) return place;
    const method = 'pin' in request ? 'pin' : 'password';
    // What nobody could have leaves no trace in the store.
    const isFormed = staffNumberForm.test(request.staffNumber) && !('pin' in request && !pinForm.test(request.pin));
    const member = isFormed ? onDuty(request.staffNumber) : null;
    if (!isFormed) {
      await firstFactor(request, null);
      return failed(0);
    }
    const tried: Tried = { staffNumber: request.staffNumber, method, device: place.device?.id ?? null };
    const attempt = await attempts.begin(tried, member !== null);
    if (attempt.kind !== 'try') return refusedAttempt(attempt);
    const wrong = () =>
      attempt.failed >= triesUntilLocked ? refusedAttempt({ kind: 'locked' }) : failed(attempt.delayMs);
    const wanting = async (wants: SignInWants): Promise<SignedIn> => {
      await attempts.pardon(tried, attempt);
      return { ok: true, state: 'wants', ...wants };
    };

    const whose = { personId: member?.personId ?? '', device: place.device?.id ?? null };
    const endings = await sessions.endings(whose);
    const first = await firstFactor(request, member);
    if (first === 'wrong' || member === null) return wrong();
    const fresh = 'newPassword' in request ? request.newPassword : undefined;
    if (first === 'once' && fresh === undefined) return wanting({ want: 'new-password' });
    if (first === 'once' && fresh !== undefined && 'password' in request) {
      const { name, label } = { name: member.name, label: site().name };
      const known = [member.staffNumber, name, label.zh, label.en, site().id];
      const fault = await passwordFault(fresh, known, request.password);
      if (fault !== null) {
        await attempts.pardon(tried, attempt);
        return { ok: false, code: 'password-weak', params: { why: fault } };
      }
    }
    const second = await secondFactor(member, request.totp);
    if (second === 'wrong') return wrong();
    if (second !== 'right') return wanting(second);

    if (first === 'once' && fresh !== undefined) {
      await onSet(member, 'passwordSet');
      await secrets.setPassword(member.personId, normalised(fresh));
    }
    const device = place.device === null ? undefined : { id: place.device.id, thumbprint };
    const duty = dutyOf(site(), member.personId, device);
    if (duty === null) return failed(0);
    const issued = await sessions.issue(duty, { thumbprint, method });
    const key = 'pin' in request ? request.authorKey : undefined;
    const right = key === undefined ? null : await authors.admit(issued.session, key);
    const takeBack = async () => {
      await sessions.end(issued.session);
      if (right !== null) await authors.withdraw(right);
    };
    // Somebody may have been taken off duty, the device revoked, or the secret made anew, while it was being checked.
    const isOnDuty = isDeepStrictEqual(dutyOf(site(), member.personId, device), duty);
    if (!isOnDuty || (await sessions.endings(whose)) !== endings) {
      await takeBack();
      return failed(0);
    }
    await attempts.forget(tried);
    if (key !== undefined && right === null) {
      await takeBack();
      return { ok: false, code: 'malformed', params: { path: 'authorKey', issue: 'not_yours' } };
    }
    return { ok: true, state: 'signed-in', ...issued, duty, takeBack };
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
