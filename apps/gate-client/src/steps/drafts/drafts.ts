import { createStore, type StoreApi } from 'zustand';

/** Half-filled forms of this window, by key. */
export type Drafts = {
  store: StoreApi<Readonly<Record<string, unknown>>>;
  write(key: string, value: unknown, isSecret: boolean): void;
  drop(keyStart: string): void;
  /** The next person on this tablet: nothing personal of the last one's forms is left. */
  dropSecrets(): void;
};

const storageKey = 'cordon.drafts';

/**
 * [U100] What was typed survives leaving the screen and loading the page again. [U101] What says something of a person
 * (a document's tail, a name) is kept in memory only, and goes with the sign-in.
 *
 * @param storage sessionStorage: it ends with the window
 */
export function createDrafts(storage: Pick<Storage, 'getItem' | 'setItem'>): Drafts {
  const store = createStore<Readonly<Record<string, unknown>>>()(() => read(storage));
  const secrets = new Set<string>();

  function save(): void {
    const kept = Object.entries(store.getState()).filter(([key]) => !secrets.has(key));
    storage.setItem(storageKey, JSON.stringify(Object.fromEntries(kept)));
  }
  function keep(wanted: (key: string) => boolean): void {
    store.setState(Object.fromEntries(Object.entries(store.getState()).filter(([key]) => wanted(key))), true);
    save();
  }

  return {
    store,
    write(key, value, isSecret) {
      if (isSecret) secrets.add(key);
      store.setState({ ...store.getState(), [key]: value }, true);
      if (!isSecret) save();
    },
    drop(keyStart) {
      keep((key) => !key.startsWith(keyStart));
    },
    dropSecrets() {
      keep((key) => !secrets.has(key));
      secrets.clear();
    },
  };
}

function read(storage: Pick<Storage, 'getItem'>): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // written by another version, or cut off: the forms begin empty
  }
}
