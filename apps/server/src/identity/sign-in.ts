import { deviceWithKey, type SiteDevice } from '@cordon/protocol/site/device.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import { admit, type AdmitParts } from './admit.ts';
import { type Attempts, triesUntilLocked, type Tried } from './attempts.ts';
import { normalised } from './passwords.ts';
import { pinForm } from './pin.ts';
import { failed, refusedAttempt, type SignedIn } from './signed-in.ts';
import { type FactorsParts, createFactors } from './sign-in-factors.ts';
import type { StaffSecrets } from './staff-secrets.ts';

export const staffNumberForm = /^\d{4,8}$/u;

export type SignInParts = AdmitParts & {
  attempts: Attempts;
  secrets: StaffSecrets;
  totps: FactorsParts['totps'];
  /** Called when somebody is about to choose a password or set up an authenticator: the record comes first. */
  onSet: (member: StaffMember, what: 'passwordSet' | 'totpSet') => Promise<void>;
};

/** @param thumbprint of the key that has signed the request */
export type SignIn = (request: SignInRequest, thumbprint: string) => Promise<SignedIn>;

/** [S2] The same answers and the same work, whether the number, the person or the secret is wrong. */
export function createSignIn(parts: SignInParts): SignIn {
  const { attempts, secrets, totps, sessions, site, onSet } = parts;
  const factors = createFactors({ secrets, totps, site, onTotpSet: (member) => onSet(member, 'totpSet') });

  return async (request, thumbprint) => {
    const place = placeOf(site().devices, request, thumbprint);
    if (!place.ok) return place;
    if (!isFormed(request)) {
      await factors.check(request, null);
      return failed(0);
    }
    const method = 'pin' in request ? 'pin' : 'password';
    const member = onDuty(site(), request.staffNumber);
    const tried: Tried = { staffNumber: request.staffNumber, method, device: place.device?.id ?? null };
    const attempt = await attempts.begin(tried, member !== null);
    if (attempt.kind !== 'try') return refusedAttempt(attempt);

    const endings = await sessions.endings({ personId: member?.personId ?? '', device: tried.device });
    const checked = await factors.check(request, member);
    switch (checked.kind) {
      case 'wrong':
        return attempt.failed >= triesUntilLocked ? refusedAttempt({ kind: 'locked' }) : failed(attempt.delayMs);
      case 'weak':
        await attempts.pardon(tried, attempt);
        return { ok: false, code: 'password-weak', params: { why: checked.why } };
      case 'wants':
        await attempts.pardon(tried, attempt);
        return { ok: true, state: 'wants', ...checked.wants };
      case 'right': {
        if (checked.newPassword !== null) {
          await onSet(checked.member, 'passwordSet');
          await secrets.setPassword(checked.member.personId, normalised(checked.newPassword));
        }
        const device = place.device === null ? undefined : { id: place.device.id, thumbprint };
        const authorKey = 'pin' in request ? request.authorKey : undefined;
        const by = { thumbprint, method } as const;
        return admit(parts, { member: checked.member, device, by, authorKey, tried, endings });
      }
      default:
        return checked satisfies never;
    }
  };
}

/** Number and PIN in a form that nobody has leave no trace in the store. */
function isFormed(request: SignInRequest): boolean {
  return staffNumberForm.test(request.staffNumber) && !('pin' in request && !pinForm.test(request.pin));
}

function onDuty({ staff }: Pick<SiteState, 'staff'>, staffNumber: string): StaffMember | null {
  const member = staff.find((one) => one.staffNumber === staffNumber);
  return member?.active === true ? member : null;
}

/** [S12] A PIN is the second factor of a device: elsewhere it is not even looked at, and the answer says nothing of its number. */
function placeOf(devices: readonly SiteDevice[], request: SignInRequest, thumbprint: string) {
  const device = deviceWithKey(devices, thumbprint);
  if (device !== null || !('pin' in request)) return { ok: true, device } as const;
  const wasOne = devices.some(({ key }) => key.is === 'revoked' && key.thumbprint === thumbprint);
  return { ok: false, code: wasOne ? 'device-revoked' : 'device-needed', params: {} } as const;
}
