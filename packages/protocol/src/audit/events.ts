import type { ErrorCode } from '../errors.ts';

/** Why somebody's identity is looked at in full. */
export const unmaskReasons = ['compare-document', 'call-person', 'health-office', 'other'] as const;
export type UnmaskReason = (typeof unmaskReasons)[number];

export const signInMethods = ['pin', 'password'] as const;
export type SignInMethod = (typeof signInMethods)[number];

export const exportKinds = ['night-visits'] as const;
export type ExportKind = (typeof exportKinds)[number];

/**
 * [AU1] Who came in, who was turned away, who looked behind a mask, who took something away. Changes of settings are
 * events of the site itself. Never a name, a number or a secret of anybody.
 */
export type AuditEvent =
  | { type: 'signedIn'; method: SignInMethod; session: string } // the session's name, which opens nothing
  | { type: 'signedOff'; session: string }
  /** `personId` is null for a number that nobody has; the number itself may be a mistyped PIN, and is not kept. */
  | { type: 'signInRefused'; personId: string | null; device: string | null; method: SignInMethod; code: ErrorCode }
  | { type: 'denied'; what: string; code: ErrorCode } // the command or the route that was asked for
  | { type: 'enrolmentRefused'; code: ErrorCode }
  | { type: 'identityShown'; visitId: string; personId: string; reason: UnmaskReason; note: string | null }
  | { type: 'exported'; kind: ExportKind; of: string | null }
  | { type: 'channelTargetSet'; channelId: string } // its address or secret, which are told nobody
  | { type: 'passwordSet' } // by the person, who was told to
  | { type: 'totpSet' }
  | { type: 'personErased'; personId: string; reason: string }
  | { type: 'personRenamed'; personId: string; by: 'document' | 'file' }; // seen at the gate, or given in the office's file
