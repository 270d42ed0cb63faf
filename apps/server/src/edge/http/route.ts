import type { Role } from '@cordon/protocol/roles.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { Session } from '../../identity/identity.ts';
import type { Refusal } from '../refusal.ts';

/** What a route's handler gets of a request, and nothing else of it. */
export type Call = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown; // parsed JSON, the raw bytes, or undefined: as the route says
};

/** Who asks, as the site knows them now. */
export type SignedCall = Call & { session: Session; member: StaffMember };

export type Answer = { ok: true; [field: string]: unknown } | Refusal;

type Common = {
  method: 'get' | 'post' | 'delete';
  path: string; // under /api/v1
  body: 'none' | 'json' | 'bytes';
};

/** [E8] One line of the table of everything that HTTP offers; what is not in it does not exist. */
export type Route =
  | (Common & { who: 'anyone'; handle: (call: Call) => Promise<Answer> })
  | (Common & { who: 'signed-in'; roles: readonly Role[]; handle: (call: SignedCall) => Promise<Answer> });
