import type { AuthorDatabase, PresentAuthor } from './author-database.ts';
import { usableKey } from './author-key.ts';

/** The key of the person on duty in this window. */
export type Present = {
  enter(personId: string, made: { exported: string; thumbprint: string }, until: number): Promise<void>;
  /** null when nobody with a key is signed in here */
  author(): Promise<PresentAuthor | null>;
  leave(): void;
};

export type PresentParts = {
  database: Pick<AuthorDatabase, 'read' | 'write'>;
  storage: Storage;
  person(): string | null;
  now(): number;
  newId(): string;
};

const storageKey = 'cordon.author';

/**
 * [U253] A reload must not ask for the PIN again. A key that can't be read out survives one only in the browser's
 * database, so it lies there under a name that this window alone knows, until the sign-off takes it away. What a window
 * left behind that was closed without one goes when its sign-in would have ended.
 */
export function createPresent({ database, storage, person, now, newId }: PresentParts): Present {
  const read = (name: string) => database.read('present', (present) => present.get(name));
  const drop = (name: string) => database.write('present', (present) => present.delete(name));

  function dropOver(): Promise<void> {
    return database.write('present', async (present) => {
      const over = await present.index('until').getAllKeys(IDBKeyRange.upperBound(now(), true));
      for (const name of over) await present.delete(name);
    });
  }

  let current = recall();

  async function recall(): Promise<PresentAuthor | null> {
    const name = storage.getItem(storageKey);
    const kept = name === null ? undefined : await read(name).catch(() => undefined);
    await dropOver().catch(() => undefined);
    return kept !== undefined && kept.until > now() ? kept : null;
  }

  function leave(): void {
    current = Promise.resolve(null);
    const name = storage.getItem(storageKey);
    storage.removeItem(storageKey);
    if (name !== null) void drop(name).catch(() => undefined);
  }

  return {
    async enter(personId, { exported, thumbprint }, until) {
      leave();
      const name = newId();
      storage.setItem(storageKey, name);
      const entered = usableKey(exported).then((key) => ({ window: name, personId, thumbprint, key, until }));
      current = entered;
      const author = await entered;
      // Where it can't be kept it signs until the next reload all the same.
      await database.write('present', (present) => present.put(author)).catch(() => undefined);
      // They may have signed off while it was written.
      if (current !== entered) await drop(name).catch(() => undefined);
    },
    async author() {
      const found = await current.catch(() => null);
      return found !== null && found.personId === person() ? found : null;
    },
    leave,
  };
}
