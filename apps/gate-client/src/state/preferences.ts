import { createStore, type StoreApi, useStore } from 'zustand';
import { z } from 'zod';
import { useCordon } from '../context/cordon-context.tsx';
import { type Language, languages } from '../i18n/translate.ts';

export const themes = ['dark', 'day'] as const;
export type Theme = (typeof themes)[number];

/** What belongs to the device, no matter who holds it. */
export type Preferences = { language: Language; theme: Theme; sound: boolean };
export type PreferencesStore = StoreApi<Preferences>;

const key = 'cordon.preferences';
const shape = z.object({ language: z.enum(languages), theme: z.enum(themes), sound: z.boolean().default(true) });

/** [U23] Language, theme and sound are remembered by the device; Chinese, dark and heard until somebody chooses otherwise. */
export function createPreferencesStore(storage: Storage): PreferencesStore {
  const store = createStore<Preferences>()(() => read(storage));
  store.subscribe((preferences) => {
    storage.setItem(key, JSON.stringify(preferences));
  });
  return store;
}

function read(storage: Storage): Preferences {
  try {
    return shape.parse(JSON.parse(storage.getItem(key) ?? ''));
  } catch {
    return { language: 'zh-CN', theme: 'dark', sound: true };
  }
}

declare module '../context/cordon-context.tsx' {
  interface CordonParts {
    preferences: PreferencesStore;
  }
}

export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const store = useCordon('preferences');
  return [useStore(store), store.setState];
}
