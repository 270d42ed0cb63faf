import type { Answered, Row } from '@cordon/protocol/wire/http/route.ts';
import type { z } from 'zod';
import { useCordon } from '../context/cordon-context.tsx';
import type { Answer, Http } from './http.ts';

type Part<K extends string, T> = Partial<T> extends T ? Partial<Record<K, T>> : Record<K, T>;
type ParamsIn<R> = R extends { params: infer S extends z.ZodType } ? Part<'params', z.input<S>> : unknown;
type QueryIn<R> = R extends { query: infer S extends z.ZodType } ? Part<'query', z.output<S>> : unknown;
type BodyIn<R> = R extends { body: infer B } ? { body: B extends z.ZodType ? z.input<B> : Blob } : unknown;

/** What a call of this row carries. */
export type CallIn<R extends Row> = ParamsIn<R> & QueryIn<R> & BodyIn<R>;

type CallArguments<R extends Row> = Partial<CallIn<R>> extends CallIn<R> ? [input?: CallIn<R>] : [input: CallIn<R>];

/** Everything that goes over HTTP; commands do not: they go through the outbox. */
export type Api = {
  /** Asks at this row; the answer has its type, and is refused as `unavailable` when it has another form. */
  call<R extends Row>(row: R, ...input: CallArguments<R>): Promise<Answer<Answered<R>>>;
};

type AnyInput = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

export function createApi({ send }: Http): Api {
  return {
    call<R extends Row>(row: R, ...[input]: CallArguments<R>) {
      const { params = {}, query = {}, body } = (input ?? {}) as AnyInput;
      const [method = '', path = ''] = row.name.split(' ');
      return send(method, `${filled(path, params)}${searchOf(query)}`, row.answer as z.ZodType<Answered<R>>, body);
    },
  };
}

function filled(path: string, params: Record<string, string>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function searchOf(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    api: Api;
  }
}

export const useApi = () => useCordon('api');
