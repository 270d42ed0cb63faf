import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';
import type { KeysOf } from './shape.ts';
import { zh } from './zh/index.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export type WordKey = KeysOf<typeof zh>;

/** A wording with its values filled in; a key that no dictionary has does not compile. */
export type Translate = (key: WordKey, values?: Readonly<Record<string, unknown>>) => string;

/** Both languages are on board from the start: switching needs no network. */
export function startWording(language: Language): typeof i18next {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false, // a missing key is a fault that the compiler and the tests find
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  });
  return i18next;
}
