import { describe, expect, it } from 'vitest';
import { errorCodes } from '@cordon/protocol/errors.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { visitRules } from '@cordon/protocol/visit/rules.ts';
import { translateBy, type WordKey } from './translate.ts';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** Every wording with its key. */
function wordings(node: object, path: string[] = []): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[[...path, key].join('.'), value]];
    return typeof value === 'object' && value !== null ? wordings(value, [...path, key]) : [];
  });
}

const placeholders = (wording: string) =>
  [...wording.matchAll(/\{\{([\w.]+)\}\}/gu)].map(([, name = '']) => name).toSorted((a, b) => (a < b ? -1 : 1));
const english = new Map(wordings(en));
const all = wordings(zh);
const dictionaries = [
  ['zh-CN', zh],
  ['en', en],
] as const;

describe('the dictionaries', () => {
  it('[U50] have the same keys in both languages', () => {
    expect(new Set(english.keys())).toEqual(new Set(all.map(([key]) => key)));
  });

  it('[U50] ask for the same values in both languages', () => {
    for (const [key, wording] of all) {
      expect([key, ...placeholders(english.get(key) ?? '')]).toEqual([key, ...placeholders(wording)]);
    }
  });

  it('[U50] leave no wording empty', () => {
    expect([...all, ...english].filter(([, wording]) => wording.trim() === '')).toEqual([]);
  });

  it.each(dictionaries)('[U51] find every key, rules with dots in their names too (%s)', (_, dictionary) => {
    const t = translateBy(dictionary);
    expect(all.filter(([key]) => t(key as WordKey) === key)).toEqual([]);
  });

  it.each(dictionaries)('[U52] have words for every refusal, rule and command (%s)', (_, dictionary) => {
    const t = translateBy(dictionary);
    const keys = [
      ...errorCodes.flatMap((code): WordKey[] => [`errors.${code}.what`, `errors.${code}.todo`]),
      ...Object.keys(visitRules).flatMap((rule): WordKey[] => [
        `rules.findings.${rule as 'seal.recorded'}.title`,
        `rules.findings.${rule as 'seal.recorded'}.good`,
        `rules.findings.${rule as 'seal.recorded'}.bad`,
      ]),
      ...engine.commandTypes.map((type): WordKey => `commands.${type}`),
    ];
    expect(keys.filter((key) => t(key) === key)).toEqual([]);
  });

  it('[U53] write Chinese with Chinese punctuation, and English without', () => {
    const sample = '品名:数量:单位'; // how a cell of the file is to be written
    const halfWidth = all.filter(
      ([, wording]) => !wording.endsWith(sample) && /[\u4e00-\u9fff]\s?[,;:?!]/u.test(wording),
    );
    const fullWidth = [...english].filter(([, wording]) => /[，；：？！。（）]/u.test(wording));
    expect(halfWidth).toEqual([]);
    expect(fullWidth).toEqual([]);
  });

  it('[U51] fill in values, those within others too, and leave a dash for a missing one', () => {
    const t = translateBy(zh);
    expect(t('rules.findings.verify.temperature.bad', { temperatureC: 37.6, limit: { below: '37.3' } })).toBe(
      '体温 37.6 ℃，须低于 37.3 ℃',
    );
    expect(t('rules.findings.verify.temperature.bad', { temperatureC: 37.6 })).toBe('体温 37.6 ℃，须低于 — ℃');
  });
});
