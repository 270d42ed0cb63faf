import type { KeysOf } from './shape.ts';
import type { zh } from './zh/index.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Wordings by topic and key; which topics are on board depends on the screen. */
export type Dictionary = Readonly<Record<string, unknown>>;

export type WordKey = KeysOf<typeof zh>;
export type WordValues = Readonly<Record<string, unknown>>;

/** A wording with its values filled in; a key that no dictionary has does not compile. */
export type Translate = (key: WordKey, values?: WordValues) => string;

/** A key that got past the compiler shows itself: better a strange word than an empty screen. */
export function translateBy(dictionary: Dictionary): Translate {
  return (key, values = {}) => {
    const wording = find(dictionary, key);
    return typeof wording === 'string' ? fill(wording, values) : key;
  };
}

/* Names of rules have dots of their own: `rules.findings.seal.recorded.title`. */
function find(node: unknown, path: string): unknown {
  if (typeof node !== 'object' || node === null) return undefined;
  const own = node as Record<string, unknown>;
  if (Object.hasOwn(own, path)) return own[path];
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    const found = Object.hasOwn(own, head) ? find(own[head], path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `{{name}}` takes the value of that name, `{{limit.name}}` one within another; a missing one leaves a dash. */
function fill(wording: string, values: WordValues): string {
  return wording.replaceAll(/\{\{([\w.]+)\}\}/gu, (_, name: string) => {
    const value = find(values, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '—';
  });
}
