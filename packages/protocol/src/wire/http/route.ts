import { z } from 'zod';
import type { ErrorCode } from '../../errors.ts';
import type { Role } from '../../roles.ts';

/**
 * `open`: anybody. `key`: anybody who proves that they hold a key, enrolled or not, as a sign-in does. Otherwise a
 * session of one of these roles, with a proof of its own key.
 */
export type RouteAccess = 'open' | 'key' | readonly Role[];

/**
 * One route under /api/v1. The server's handler, the client's call, the access table and the OpenAPI document derive
 * from it.
 */
export type RouteSpec = {
  summary: string; // one line for the OpenAPI document
  access: RouteAccess;
  params?: z.ZodObject; // the parameters in the path
  query?: z.ZodObject;
  body?: z.ZodType | 'bytes'; // JSON, or the bytes of a file; absent: no body
  answer: z.ZodType; // the fields beside `ok: true`
  isDocument?: true; // the answer has no `ok`, since another standard defines its form
};

/** A route with its name, like `POST /session`. */
export type Row = RouteSpec & { name: string };

type Method = 'GET' | 'POST' | 'DELETE';

/** Adds the name to each route, so that a call needs only its row. */
export function routes<const T extends Record<`${Method} /${string}`, RouteSpec>>(table: T) {
  const rows = Object.entries(table).map(([name, spec]) => [name, { ...spec, name }]);
  return Object.fromEntries(rows) as { readonly [N in keyof T]: T[N] & { readonly name: N } };
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : object;
/** The parsed parameters in the path. */
export type ParamsOf<R> = R extends { params: infer S } ? Parsed<S> : object;
/** The parsed query. */
export type QueryOf<R> = R extends { query: infer S } ? Parsed<S> : object;

/** What a caller gets from an answer. */
export type Answered<R extends Row> = z.output<R['answer']>;

/** [A1] Whether a role may use this route. */
export function mayReach(role: Role, { access }: Pick<Row, 'access'>): boolean {
  return typeof access === 'string' || access.includes(role);
}

/** An answer without fields beside `ok`. */
export const nothing: z.ZodType<object, object> = z.object({});

/** A part of the path that a rule looks up: an impossible name is refused like an unknown one. */
export const nameInPath = z.string();

/**
 * A part of the path with a form of its own.
 *
 * @param unknown the refusal of any other form
 */
export function formInPath(form: z.ZodType<string>, unknown: ErrorCode) {
  return z.string().refine((text) => form.safeParse(text).success, { params: { refusal: unknown } });
}

/**
 * A schema for values that the same program writes on the server and reads on a tablet. It has the type of the rules;
 * only its outline is checked and documented. The compiler compares outline and type. The schema must accept unknown
 * fields (`z.looseObject`).
 */
export function outlined<T>() {
  return <S extends z.ZodType>(outline: OutlineOf<T, S>) => outline as unknown as z.ZodType<T, T>;
}

/** The schema, if it accepts every value of the type. */
export type OutlineOf<T, S extends z.ZodType> = T extends z.output<S> ? S : never;
