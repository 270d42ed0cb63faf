import type { Duty } from '@cordon/protocol/site/duty.ts';
import type { SignInWants } from '@cordon/protocol/wire/http/session.ts';
import type { Attempt } from './attempts.ts';
import type { Session } from './session.ts';

type Delay = { retryAfterMs: number }; // 0: at once

/** What comes of a sign-in. `wants`: something more has to be given. */
export type SignedIn =
  | {
      ok: true;
      state: 'signed-in';
      token: string;
      session: Session;
      duty: Duty;
      takeBack: () => Promise<void>; // ends it again, when it could not be put on record
    }
  | ({ ok: true; state: 'wants' } & SignInWants)
  | { ok: false; code: 'sign-in-failed' | 'sign-in-delayed'; params: Delay }
  | { ok: false; code: 'sign-in-locked' | 'device-needed' | 'device-revoked'; params: Record<string, never> }
  | { ok: false; code: 'password-weak'; params: { why: string } }
  | { ok: false; code: 'malformed'; params: { path: 'authorKey'; issue: 'not_yours' } };

export function failed(retryAfterMs: number): SignedIn {
  return { ok: false, code: 'sign-in-failed', params: { retryAfterMs } };
}

export function refusedAttempt(attempt: Exclude<Attempt, { kind: 'try' }>): SignedIn {
  switch (attempt.kind) {
    case 'delayed':
      return { ok: false, code: 'sign-in-delayed', params: { retryAfterMs: attempt.retryAfterMs } };
    case 'locked':
      return { ok: false, code: 'sign-in-locked', params: {} };
    default:
      return attempt satisfies never;
  }
}
