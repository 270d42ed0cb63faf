import type { Seen } from '@cordon/protocol/visit/finding.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { wordValues } from '../../../i18n/values.ts';
import { plateWords } from '../../../i18n/visit-words.ts';
import type { Words } from '../../../i18n/words.tsx';

/** One side of the exit comparison in words: 渝A·12345, 有货 · 3 桶, 1 人 · 缺 秦*海. */
export function sideWords(words: Words, rule: VisitRule, values: Readonly<Record<string, Seen>>): string {
  const { t } = words;
  const worded = wordValues(words, rule, values);
  const parts = Object.entries(values).map(([key, value]) => {
    switch (key) {
      case 'plate':
      case 'trailer':
        return typeof value === 'string' ? plateWords(value) : t('common.none');
      case 'people':
        return t('board.story.peopleCount', { count: value });
      case 'missing':
        return value === '' ? null : t('board.story.missing', { names: worded[key] });
      case 'added':
        return value === 0 ? null : t('board.story.added', { count: value });
      case 'containers':
        return t('board.story.containerCount', { count: value });
      default:
        return worded[key] ?? null;
    }
  });
  return parts.filter((part) => part !== null).join(' · ');
}
