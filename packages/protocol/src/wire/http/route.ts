import { z } from 'zod';
import type { ErrorCode } from '../../errors.ts';
import type { Role } from '../../roles.ts';

/**
 * `open`: anybody. `key`: whoever proves that they hold a key, enrolled or not, which is how one comes in. Else a session
 * of one of these roles, and the proof that it is used with its own key.
 */
export type RouteAccess = 'open' | 'key' | readonly Role[];

/**
 * One route under /api/v1: who may ask, what is asked and what is answered. The server's handler, the client's call, the
 * table of access and the OpenAPI document all come from it.
 */
export type RouteSpec = {
  summary: string; // one line for the document
  access: RouteAccess;
  params?: z.ZodObject; // the names in the path
  query?: z.ZodObject;
  body?: z.ZodType | 'bytes'; // JSON, or a file as it is; absent: nothing is read
  answer: z.ZodType; // what comes besides `ok: true`
  isDocument?: true; // the answer is sent as it is, without `ok`: its form is somebody else's standard
};

export type Row = RouteSpec & { name: string };

type Method = 'GET' | 'POST' | 'DELETE';

/** Rows that know their own names, so that a call needs the row alone. */
export function routes<const T extends Record<`${Method} /${string}`, RouteSpec>>(table: T) {
  const rows = Object.entries(table).map(([name, spec]) => [name, { ...spec, name }]);
  return Object.fromEntries(rows) as { readonly [N in keyof T]: T[N] & { readonly name: N } };
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : object;
export type ParamsOf<R> = R extends { params: infer S } ? Parsed<S> : object;
export type QueryOf<R> = R extends { query: infer S } ? Parsed<S> : object;

/** What a caller gets of an answer. */
export type Answered<R extends Row> = z.output<R['answer']>;

export function mayReach(role: Role, { access }: Pick<Row, 'access'>): boolean {
  return typeof access === 'string' || access.includes(role);
}

/** Nothing besides `ok`. */
export const nothing: z.ZodType<object, object> = z.object({});

/** Part of a path that a rule of the domain looks up: what can't be a name is as unknown as one that nobody has. */
export const nameInPath = z.string();

/** The same where the name has a form of its own. @param unknown the refusal of a name that has another one */
export function formInPath(form: z.ZodType<string>, unknown: ErrorCode) {
  return z.string().refine((text) => form.safeParse(text).success, { params: { refusal: unknown } });
}

/**
 * What the same program writes on the server and reads on a tablet: it has the type of the rules, and its outline is what
 * is checked and documented. That the outline is true of the type is checked by the compiler; it must let the rest
 * through (`z.looseObject`).
 */
export function outlined<T>() {
  return <S extends z.ZodType>(outline: OutlineOf<T, S>) => outline as unknown as z.ZodType<T, T>;
}

/** This schema, where every value of the type passes it. */
export type OutlineOf<T, S extends z.ZodType> = T extends z.output<S> ? S : never;
