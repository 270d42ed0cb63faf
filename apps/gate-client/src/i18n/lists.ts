import type { Language } from './translate.ts';

/** How several things are written one after the other, without an “and”: it would make two of 甲和乙 a pair. */
export type Lists = {
  list(items: readonly string[]): string; // 体温、三史
  phrases(items: readonly string[]): string; // 第一食堂，22:05
  clauses(items: readonly string[]): string; // what may hold commas itself: 周一、周二 08:00–12:00；周六 …
};

const enumeration = { type: 'conjunction', style: 'narrow' } as const;
const enumerations = { 'zh-CN': new Intl.ListFormat('zh-CN', enumeration), en: new Intl.ListFormat('en', enumeration) };

export function createLists(language: Language): Lists {
  const [comma, semicolon] = language === 'en' ? [', ', '; '] : ['，', '；'];
  return {
    list: (items) => enumerations[language].format(items),
    phrases: (items) => items.join(comma),
    clauses: (items) => items.join(semicolon),
  };
}
