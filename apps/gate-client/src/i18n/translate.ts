import { fillWording, findWording } from '@cordon/protocol/words/wording.ts';
import type { KeysOf } from './shape.ts';
import type { zh } from './zh/index.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Wordings by topic and key; which topics are on board depends on the screen. */
export type Dictionary = Readonly<Record<string, unknown>>;

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

export type WordKey = KeysOf<typeof zh>;
export type WordValues = Readonly<Record<string, unknown>>;

/** A wording with its values filled in; a key that no dictionary has does not compile. */
export type Translate = (key: WordKey, values?: WordValues) => string;

/** A key that got past the compiler shows itself: better a strange word than an empty screen. */
export function translateBy(dictionary: Dictionary): Translate {
  return (key, values = {}) => {
    const wording = findWording(dictionary, key);
    return typeof wording === 'string' ? fillWording(wording, values) : key;
  };
}
