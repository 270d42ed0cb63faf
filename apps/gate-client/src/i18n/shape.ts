export type { Shape } from '@cordon/protocol/words/shape.ts';

/** Every key of a dictionary, written with dots: `common.status.pass`. */
export type KeysOf<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${K}` : `${K}.${KeysOf<T[K]>}`;
}[keyof T & (string | number)];

/** Words that are shared out among parts, put together. */
export function mergeWords<A extends object, B extends object>(some: A, more: B): A & B {
  const known = new Map<string, unknown>(Object.entries(some));
  const both = Object.entries(more).map(([key, value]: [string, unknown]) => {
    const before = known.get(key);
    return [key, isNode(before) && isNode(value) ? mergeWords(before, value) : value];
  });
  return { ...some, ...(Object.fromEntries(both) as B) };
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
