import type { ErrorCode } from '../errors.ts';

/** The reasons for which somebody may see a person's full identity. */
export const unmaskReasons = ['compare-document', 'call-person', 'health-office', 'other'] as const;
export type UnmaskReason = (typeof unmaskReasons)[number];

/** How a person signs in. */
export const signInMethods = ['pin', 'password'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** What can be exported from the site. */
export const exportKinds = ['night-visits'] as const;
export type ExportKind = (typeof exportKinds)[number];

/**
 * [AU1] Sign-ins, refused sign-ins, views of full identities, exports, and changes of credentials. Changes of settings
 * are events of the site. An audit event never contains a person's name, number or secret.
 */
export type AuditEvent =
  | { type: 'signedIn'; method: SignInMethod; session: string } // the ID of the session, which is not its secret
  | { type: 'signedOff'; session: string }
  /** `personId` is null for an unknown staff number. The number is not kept, since it may be a mistyped PIN. */
  | { type: 'signInRefused'; personId: string | null; device: string | null; method: SignInMethod; code: ErrorCode }
  | { type: 'denied'; what: string; code: ErrorCode } // the command or the route
  | { type: 'enrolmentRefused'; code: ErrorCode }
  | { type: 'identityShown'; visitId: string; personId: string; reason: UnmaskReason; note: string | null }
  | { type: 'exported'; kind: ExportKind; of: string | null }
  | { type: 'channelTargetSet'; channelId: string } // its address or its secret, which are never part of the event
  | { type: 'passwordSet' } // by the person themselves
  | { type: 'totpSet' }
  | { type: 'personErased'; personId: string; reason: string }
  | { type: 'personRenamed'; personId: string; by: 'document' | 'file' }; // at the gate, or in a file
