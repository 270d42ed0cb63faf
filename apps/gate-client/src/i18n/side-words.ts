import { namesOf, type ParamValue } from '@cordon/protocol/values.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { plateWords } from './plate-words.ts';
import { wordValues } from './values.ts';
import type { Words } from './words.tsx';

/** One side of the exit comparison in words: 渝A·12345, 有货 · 3 桶, 1 人 · 缺 秦*海. */
export function sideWords(words: Words, rule: VisitRule, values: Readonly<Record<string, ParamValue>>): string {
  const { t } = words;
  const worded = wordValues(words, rule, values);
  const parts = Object.entries(values).map(([key, value]) => {
    switch (key) {
      case 'plate':
      case 'trailer':
        return typeof value === 'string' ? plateWords(value) : t('common.none');
      case 'people':
        return t('terms.sides.people', { count: value });
      case 'missing':
        return namesOf(value).length === 0 ? null : t('terms.sides.missing', { names: worded[key] });
      case 'added':
        return value === 0 ? null : t('terms.sides.added', { count: value });
      case 'containers':
        return t('terms.sides.containers', { count: value });
      default:
        return worded[key] ?? null;
    }
  });
  return parts.filter((part) => part !== null).join(' · ');
}
