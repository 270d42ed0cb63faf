import type { Words } from '../../i18n/words.tsx';

/** 体温、三史 */
export function listed({ language }: Words, items: readonly string[]): string {
  return items.join(language === 'en' ? ', ' : '、');
}
