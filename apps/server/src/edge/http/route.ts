import type { Duty } from '@cordon/protocol/site/duty.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { routeAccess, RouteName } from '@cordon/protocol/authorisation.ts';
import type { Session } from '../../identity/identity.ts';
import type { Refusal } from '../refusal.ts';

/** What a route's handler gets of a request, and nothing else of it. */
export type Call = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown; // parsed JSON, the raw bytes, or undefined: as the route says
};

/** Asked by whoever holds this key. */
export type KeyedCall = Call & { thumbprint: string };

/** Who asks, as the site knows them now. */
export type SignedCall = Call & { session: Session; member: StaffMember; duty: Duty };

export type Answer = { ok: true; [field: string]: unknown } | Refusal;

type NamesWith<A> = { [N in RouteName]: (typeof routeAccess)[N] extends A ? N : never }[RouteName];
type Of<N, C> = { name: N; body: 'none' | 'json' | 'bytes'; handle: (call: C) => Promise<Answer> };

/** [E8] What answers at one row of the table of access; what is not in the table does not exist. */
export type Route =
  | Of<NamesWith<'open'>, Call>
  | Of<NamesWith<'key'>, KeyedCall>
  | Of<NamesWith<readonly string[]>, SignedCall>;

export function placeOf({ name }: Route): { method: 'get' | 'post' | 'delete'; path: string } {
  const [method = '', path = ''] = name.split(' ');
  switch (method) {
    case 'GET':
      return { method: 'get', path };
    case 'POST':
      return { method: 'post', path };
    case 'DELETE':
      return { method: 'delete', path };
    default:
      throw new RangeError(`${name} begins with no method`);
  }
}
