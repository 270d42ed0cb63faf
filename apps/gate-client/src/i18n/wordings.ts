import { createStore, type StoreApi } from 'zustand';
import { type Dictionary, type Language, languages } from './translate.ts';
import { zhTablet } from './zh/tablet.ts';

export const wordingParts = ['tablet', 'duty', 'desk'] as const;
export type WordingPart = (typeof wordingParts)[number];

type Loaders = Readonly<Record<Language, Readonly<Record<WordingPart, () => Promise<Dictionary>>>>>;

/* Chinese for tablets is part of the first load: at the gate nothing is waited for. */
const shipped: Loaders = {
  'zh-CN': {
    tablet: () => Promise.resolve(zhTablet),
    duty: () => import('./zh/duty.ts').then(({ zhDuty }) => zhDuty),
    desk: () => import('./zh/desk.ts').then(({ zhDesk }) => zhDesk),
  },
  en: {
    tablet: () => import('./en/tablet.ts').then(({ enTablet }) => enTablet),
    duty: () => import('./en/duty.ts').then(({ enDuty }) => enDuty),
    desk: () => import('./en/desk.ts').then(({ enDesk }) => enDesk),
  },
};

/** The language that is shown, and the words that are on board for it. */
export type Wording = { language: Language; dictionary: Dictionary };

export type Wordings = {
  shown: StoreApi<Wording>;
  /** Shows another language as soon as its words are on board; if they can't be had, the present one stays. */
  show(language: Language): Promise<void>;
  /** From now on this part is needed too, in whatever language. */
  need(part: WordingPart): Promise<void>;
  /** Fetches the other languages, so that switching needs no network. */
  fetchOthers(): Promise<void>;
};

/** [U59] Words come in parts, so that the first load stays small; a language is shown only when all its parts are there. */
export function createWordings(loaders: Loaders = shipped): Wordings {
  const shown = createStore<Wording>()(() => ({ language: 'zh-CN', dictionary: zhTablet }));
  const needed = new Set<WordingPart>(['tablet']);
  const coming = new Map<WordingPart, Promise<void>>();
  let wanted: Language = 'zh-CN';

  async function dictionaryOf(language: Language): Promise<Dictionary> {
    const parts = await Promise.all([...needed].map((part) => loaders[language][part]()));
    return Object.assign({}, ...parts) as Dictionary;
  }

  async function show(language: Language): Promise<void> {
    wanted = language;
    const dictionary = await dictionaryOf(language);
    if (wanted === language) shown.setState({ language, dictionary });
  }

  return {
    shown,
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
