import type { Duty } from '@cordon/protocol/site/duty.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { ParamsOf, QueryOf, RouteAccess, Row } from '@cordon/protocol/wire/http/route.ts';
import { type HttpRoutes, httpRoutes, type RouteName } from '@cordon/protocol/wire/http/table.ts';
import type { z } from 'zod';
import type { Session } from '../../identity/identity.ts';
import type { Refusal } from '../refusal.ts';
import { type RawCall, readCall } from './read-call.ts';

/** Who asks, as the site knows them now. */
export type Signed = { session: Session; member: StaffMember; duty: Duty };

/** Who is known to ask: nobody, the holder of a key, or somebody who is signed in. */
type WhoAsks<A extends RouteAccess> = A extends 'open' ? unknown : A extends 'key' ? { thumbprint: string } : Signed;

type BodyOf<R> = R extends { body: infer B } ? (B extends z.ZodType ? z.output<B> : Buffer) : undefined;

/** What a route's handler gets of a request, read by its row's schemas, and nothing else of it. */
export type CallOf<N extends RouteName> = {
  params: ParamsOf<HttpRoutes[N]>;
  query: QueryOf<HttpRoutes[N]>;
  body: BodyOf<HttpRoutes[N]>;
} & WhoAsks<HttpRoutes[N]['access']>;

/** What a route may answer with: what its row says, or a refusal. */
export type AnswerOf<N extends RouteName> = ({ ok: true } & z.input<HttpRoutes[N]['answer']>) | Refusal;

type KeysOf<T> = T extends T ? keyof T : never;

/** What a handler answers with besides what its row says: a spread may bring it along, and then it does not compile. */
type Besides<A, Allowed> = A extends A ? Exclude<keyof A, KeysOf<Allowed>> : never;

/** Some route's answer, on its way out. */
export type Answer = { ok: true } | Refusal;

/** A request as it came, and whom the access of its row has let in. */
export type Asked = RawCall & Partial<Signed & { thumbprint: string }>;

/** [E8] What answers at one row of the table; what is not in the table does not exist. */
export type Route = { name: RouteName; row: Row; handle: (asked: Asked) => Promise<Answer> };

/**
 * What answers at a row: its handler, behind the row's schemas. An answer that is not the row's does not compile; one with
 * something besides wants a third argument, which names it.
 */
export function handle<N extends RouteName, A extends AnswerOf<N> = AnswerOf<N>>(
  name: N,
  handler: (call: CallOf<N>) => Promise<A>,
  ..._besides: Besides<A, AnswerOf<N>> extends never ? [] : [besides: Besides<A, AnswerOf<N>>]
): Route {
  const row: Row = httpRoutes[name];
  return {
    name,
    row,
    async handle(asked) {
      const read = readCall(row, asked);
      // Read by the row's own schemas, and let in by its access: that is what `CallOf` says.
      return read.ok ? handler({ ...asked, ...read.value } as CallOf<N>) : read.refusal;
    },
  };
}

/** @returns where the row stands, as Express calls it */
export function placeOf({ name }: Row): { method: 'get' | 'post' | 'delete'; path: string } {
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
