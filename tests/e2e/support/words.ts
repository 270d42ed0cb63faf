import { en } from '../../../apps/gate-client/src/i18n/en/index.ts';
import { type Language, type Translate, translateBy } from '../../../apps/gate-client/src/i18n/translate.ts';
import { zh } from '../../../apps/gate-client/src/i18n/zh/index.ts';

export type { Language, WordKey } from '../../../apps/gate-client/src/i18n/translate.ts';

/* The tests press what a person reads: the product's own wording, so that a better word breaks no test. */
export const wordsIn: Readonly<Record<Language, Translate>> = { 'zh-CN': translateBy(zh), en: translateBy(en) };

/** 渝A·D12345: as it is painted on the vehicle, and shown on every screen. */
export function painted(plate: string): string {
  return `${plate.slice(0, 2)}·${plate.slice(2)}`;
}

/** What the keys of wordings begin with. */
export const wordingTopics = Object.keys(zh);
