import type { ReactNode } from 'react';
import { createStore } from 'zustand';
import { createTicker } from '../clock/ticker.ts';
import { type CordonParts, CordonProvider } from '../context/cordon-context.tsx';
import { en } from '../i18n/en/index.ts';
import { type SiteNames, WordsProvider } from '../i18n/words.tsx';
import { zh } from '../i18n/zh/index.ts';
import { createContact, createLinkStore } from '../state/link.ts';
import { emptyPicture } from '../state/picture.ts';
import type { Rebased } from '../state/provisional/rebase.ts';
import { testStorage } from './storage.ts';

export const wordings = {
  zh: { language: 'zh-CN', dictionary: zh },
  en: { language: 'en', dictionary: en },
} as const;

type Props = {
  parts?: Partial<CordonParts>;
  site?: SiteNames | null;
  language?: keyof typeof wordings;
  now?: number; // where the clock stands
  children: ReactNode;
};

/** What is shown by itself: a device on which nothing waits, and what else the test gives it. */
export function TestCordon({ parts = {}, site = null, language = 'zh', now = 0, children }: Props) {
  const clock = { now: () => now };
  const nothing = createStore<Rebased>(() => ({ picture: emptyPicture, visits: {}, predictedRefusals: {} }));
  const given: Partial<CordonParts> = {
    clock,
    ticker: createTicker(clock.now),
    link: createLinkStore(),
    contact: createContact(testStorage()),
    shown: nothing,
    ...parts,
  };
  return (
    <CordonProvider parts={given}>
      <WordsProvider wording={wordings[language]} site={site}>
        {children}
      </WordsProvider>
    </CordonProvider>
  );
}
