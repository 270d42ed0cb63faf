import { createStore, type StoreApi } from 'zustand';
import { mergeWords } from './shape.ts';
import { type Dictionary, type Language, languages } from './translate.ts';

export const wordingParts = ['first', 'tablet', 'desk'] as const;
export type WordingPart = (typeof wordingParts)[number];

type Loaders = Readonly<Record<Language, Readonly<Record<WordingPart, () => Promise<Dictionary>>>>>;

/* Nobody loads the words of a language that they do not read before what they came for. */
const shipped: Loaders = {
  'zh-CN': {
    first: () => import('./zh/first.ts').then(({ zhFirst }) => zhFirst),
    tablet: () => import('./zh/tablet.ts').then(({ zhTablet }) => zhTablet),
    desk: () => import('./zh/desk.ts').then(({ zhDesk }) => zhDesk),
  },
  en: {
    first: () => import('./en/first.ts').then(({ enFirst }) => enFirst),
    tablet: () => import('./en/tablet.ts').then(({ enTablet }) => enTablet),
    desk: () => import('./en/desk.ts').then(({ enDesk }) => enDesk),
  },
};

/** The language that is shown, and the words that are loaded for it. */
export type Wording = { language: Language; dictionary: Dictionary };

export type Wordings = {
  shown: StoreApi<Wording>;
  /** Shows the first words, of another language where this one can't be had; nothing is shown before. */
  begin(language: Language): Promise<void>;
  /** Shows another language as soon as its words are loaded; if they can't be had, the present one stays. */
  show(language: Language): Promise<void>;
  /** From now on this part is needed too, in whatever language. */
  need(part: WordingPart): Promise<void>;
  /** Fetches the other languages, so that switching needs no network. */
  fetchOthers(): Promise<void>;
};

/** [U59] Words come in parts, so that the first load stays small; a language is shown only when all its parts are there. */
export function createWordings(again: () => Promise<void>, loaders: Loaders = shipped): Wordings {
  const shown = createStore<Wording>()(() => ({ language: 'zh-CN', dictionary: {} }));
  const needed = new Set<WordingPart>(['first']);
  const coming = new Map<WordingPart, Promise<void>>();
  let wanted: Language = 'zh-CN';
  let shownParts = 0;

  async function dictionaryOf(language: Language): Promise<Dictionary> {
    const parts = await Promise.all([...needed].map((part) => loaders[language][part]()));
    return parts.reduce((all, part) => mergeWords(all, part));
  }

  async function show(language: Language): Promise<void> {
    wanted = language;
    const parts = needed.size;
    const dictionary = await dictionaryOf(language);
    // What was asked for with more parts may have come before.
    const isLess = shown.getState().language === language && parts < shownParts;
    if (wanted !== language || isLess) return;
    shownParts = parts;
    shown.setState({ language, dictionary });
  }

  async function begin(language: Language): Promise<void> {
    for (const one of [language, ...languages.filter((other) => other !== language)]) {
      try {
        await show(one);
        return;
      } catch {
        // The next one may lie on the device.
      }
    }
    await again();
    await begin(language);
  }

  return {
    shown,
    begin,
    show,
    need(part) {
      const known = coming.get(part);
      if (known !== undefined) return known;
      needed.add(part);
      const comes = show(wanted).catch((error: unknown) => {
        coming.delete(part); // whoever asks next tries again
        throw error;
      });
      coming.set(part, comes);
      return comes;
    },
    async fetchOthers() {
      await Promise.all(languages.map(dictionaryOf));
    },
  };
}
