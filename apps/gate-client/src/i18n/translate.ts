import { fillWording, findWording } from '@cordon/protocol/words/wording.ts';
import type { KeysOf } from './shape.ts';
import type { zh } from './zh/index.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Wordings by topic and key; which topics are loaded depends on the screen. */
export type Dictionary = Readonly<Record<string, unknown>>;

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
