import type { Duty } from '@cordon/protocol/site/duty.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { ParamsOf, QueryOf, RouteAccess, Row } from '@cordon/protocol/wire/http/route.ts';
import { type HttpRoutes, httpRoutes, type RouteName } from '@cordon/protocol/wire/http/table.ts';
import type { z } from 'zod';
import type { Session } from '../../identity/identity.ts';
import type { Refusal } from '../refusal.ts';
import { type RawCall, readCall } from './read-call.ts';

/** The signed-in person who asks, as the site knows them now. */
export type Signed = { session: Session; member: StaffMember; duty: Duty };

/** What is known of who asks: nothing, the key that signed the request, or the signed-in person. */
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

/** Fields of a handler's answer that its row does not have, such as a spread may bring in. */
type Extra<A, Allowed> = A extends A ? Exclude<keyof A, KeysOf<Allowed>> : never;

/** The answer of any route. */
export type Answer = { ok: true } | Refusal;

/** A request as it came, with the person or the key that the access of its row has let in. */
export type Asked = RawCall & Partial<Signed & { thumbprint: string }>;

/** [E8] A row of the table with its handler; what is not in the table does not exist. */
export type Route = { name: RouteName; row: Row; handle: (asked: Asked) => Promise<Answer> };

/**
 * Puts a handler behind the schemas of its row. An answer that is not the row's does not compile; one with extra fields asks
 * for a third argument, whose type names them in the compiler's message.
 */
export function handle<N extends RouteName, A extends AnswerOf<N> = AnswerOf<N>>(
  name: N,
  handler: (call: CallOf<N>) => Promise<A>,
  ..._extra: Extra<A, AnswerOf<N>> extends never ? [] : [extra: Extra<A, AnswerOf<N>>]
): Route {
  const row: Row = httpRoutes[name];
  return {
    name,
    row,
    async handle(asked) {
      const read = readCall(row, asked);
      // The row's own schemas have read it, and its access has let it in: that is what `CallOf` says.
      return read.ok ? handler({ ...asked, ...read.value } as CallOf<N>) : read.refusal;
    },
  };
}

/** @returns method and path of the row, as Express needs them */
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
